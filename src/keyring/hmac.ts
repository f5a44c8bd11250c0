import { hash } from 'node:crypto';

const BLOCK = 64;

/**
 * HMAC-SHA-256 (RFC 2104) of one key, from the one-shot hash: the streaming object of `node:crypto` leaves a native context
 * behind each call, which an export of a million rows collects too late to keep memory flat.
 */
export class Hmac {
  readonly #inner: Buffer;
  readonly #outer: Buffer;

  /** `key` has at most 64 bytes; a longer one would have to be hashed first, and none of ours is. */
  constructor(key: Uint8Array) {
    if (key.length > BLOCK) throw new RangeError('The key of an Hmac has at most 64 bytes');
    const padded = Buffer.alloc(BLOCK);
    padded.set(key);
    this.#inner = padded.map((byte) => byte ^ 0x36) as Buffer;
    this.#outer = padded.map((byte) => byte ^ 0x5c) as Buffer;
  }

  /** 32 bytes. */
  of(bytes: Uint8Array): Buffer {
    const inside = hash('sha256', Buffer.concat([this.#inner, bytes]), 'buffer');
    return hash('sha256', Buffer.concat([this.#outer, inside]), 'buffer');
  }
}
