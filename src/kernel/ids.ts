import { createHash, randomBytes } from 'node:crypto';
import { v7 } from 'uuid';

/** A new opaque id. Version 7, so that ids sort by creation and key-set pages need no second column. */
export const newId = (): string => v7();

/** A new bearer secret: 32 random bytes, base64url, 43 characters. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What is stored of a bearer secret. It has 256 bits of entropy, so a plain hash cannot be guessed back. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('base64url');
