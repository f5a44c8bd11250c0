import { one } from './one.js';

export const three = () => one;
