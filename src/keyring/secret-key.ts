import { randomBytes } from 'node:crypto';
import sodium from 'libsodium-wrappers';
import { fromBase64, toBase64 } from './encoding.js';

/** The one algorithm: XChaCha20-Poly1305 (IETF), random 24-byte nonce, 16-byte tag at the end of the ciphertext. */
export const ALG = 'xchacha20poly1305/1';
export const KEY_BYTES = 32;
const NONCE_BYTES = 24;

/** Base64 texts. */
export interface Boxed {
  nonce: string;
  ciphertext: string;
}

/** Must have resolved once before anything is sealed or opened. */
export const ready = (): Promise<void> => sodium.ready;

/** libsodium, or a plain error: a library still loading must never look like a value that was tampered with. */
export function loadedSodium(): typeof sodium {
  if (typeof sodium.crypto_aead_xchacha20poly1305_ietf_decrypt !== 'function') throw new Error('await ready() first');
  return sodium;
}

/** A 256-bit key whose bytes do not leave this class: it encrypts, decrypts, and wraps other keys. */
export class SecretKey {
  readonly #bytes: Uint8Array;

  /** Takes the array over; nobody else may keep it. */
  constructor(bytes: Uint8Array) {
    if (bytes.length !== KEY_BYTES) throw new Error('a key has 32 bytes');
    this.#bytes = bytes;
  }

  static random(): SecretKey {
    return new SecretKey(randomBytes(KEY_BYTES));
  }

  /** The nonce is random; at 192 bits chance never repeats one, so no counter has to survive a restart. */
  encrypt(plaintext: Uint8Array, associated: Uint8Array): Boxed {
    const nonce = randomBytes(NONCE_BYTES);
    const { crypto_aead_xchacha20poly1305_ietf_encrypt: encrypt } = loadedSodium();
    return { nonce: toBase64(nonce), ciphertext: toBase64(encrypt(plaintext, associated, null, nonce, this.#bytes)) };
  }

  /** Null if the texts are malformed or do not open with this key and associated data. */
  decrypt(boxed: Boxed, associated: Uint8Array): Uint8Array | null {
    const { crypto_aead_xchacha20poly1305_ietf_decrypt: decrypt } = loadedSodium();
    const nonce = fromBase64(boxed.nonce, NONCE_BYTES);
    const ciphertext = fromBase64(boxed.ciphertext);
    if (!nonce || !ciphertext) return null;
    try {
      return decrypt(null, ciphertext, associated, nonce, this.#bytes);
    } catch {
      return null;
    }
  }

  wrap(key: SecretKey, associated: Uint8Array): Boxed {
    return this.encrypt(key.#bytes, associated);
  }

  /** Null if it does not open, or opens to something that is no key. */
  unwrap(boxed: Boxed, associated: Uint8Array): SecretKey | null {
    const bytes = this.decrypt(boxed, associated);
    return bytes?.length === KEY_BYTES ? new SecretKey(bytes) : null;
  }

  /** Overwrites our copy; what the engine or libsodium's heap copied is beyond reach. The key is useless afterwards. */
  wipe(): void {
    this.#bytes.fill(0);
  }
}
