import { secret } from '../vault/value.js';

export const seen = secret;
