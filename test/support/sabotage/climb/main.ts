import { fine } from './vault/good.js';

export const house = fine;
