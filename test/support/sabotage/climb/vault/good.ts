import { later } from '../access/lazy.js';

export const fine = later;
