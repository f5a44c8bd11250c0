import { house } from '../main.js';

export const upsideDown = house;
