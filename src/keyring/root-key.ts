import { hkdfSync, randomBytes } from 'node:crypto';
import { fromBase64, toBase64 } from './encoding.js';
import { createKeyFile, readKeyFile, unreadable } from './key-file.js';

export const ROOT_BYTES = 32;
const WHAT = 'root key';

/** The 32 bytes everything hangs from. It encrypts nothing itself: each purpose gets a key of its own. */
export class RootKey {
  readonly #bytes: Uint8Array;

  /** Copies, so that the caller can wipe what it passed in. */
  constructor(bytes: Uint8Array) {
    if (bytes.length !== ROOT_BYTES) throw unreadable(WHAT);
    this.#bytes = Uint8Array.from(bytes);
  }

  /** HKDF-SHA-256, no salt (the root is uniformly random already), info `releve/v1/<purpose>`, 32 bytes. */
  derive(purpose: string): Uint8Array {
    return new Uint8Array(hkdfSync('sha256', this.#bytes, new Uint8Array(0), `releve/v1/${purpose}`, 32));
  }
}

/** A new random root in a new file: one line of base64, mode 0600. Fails with `keyring.key_exists`. */
export function createRootKey(path: string): RootKey {
  const bytes = randomBytes(ROOT_BYTES);
  try {
    createKeyFile(path, `${toBase64(bytes)}\n`, WHAT);
    return new RootKey(bytes);
  } finally {
    bytes.fill(0);
  }
}

/** Fails with `keyring.key_missing`, `keyring.key_exposed` or `keyring.key_unreadable`. */
export function readRootKey(path: string): RootKey {
  const bytes = fromBase64(readKeyFile(path, WHAT).replace(/\r?\n$/, ''), ROOT_BYTES);
  if (!bytes) throw unreadable(WHAT);
  try {
    return new RootKey(bytes);
  } finally {
    bytes.fill(0);
  }
}
