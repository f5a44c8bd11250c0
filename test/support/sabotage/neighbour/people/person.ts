import { platform } from '../platforms/platform.js';

export const person = platform;
