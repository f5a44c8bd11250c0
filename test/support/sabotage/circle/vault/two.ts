import { three } from './three.js';

export const two = () => three;
