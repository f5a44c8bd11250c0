import { timingSafeEqual } from 'node:crypto';
import { fromBase64, lengthPrefixed, tagged, toBase64, utf8 } from './encoding.js';
import { Hmac } from './hmac.js';
import { IntegrityError, KeyringFailures } from './keyring.failures.js';
import type { RootKey } from './root-key.js';
import { ALG, SecretKey } from './secret-key.js';

/** A key-encryption key as stored: base64 texts, opened by the root only. */
export interface WrappedKek {
  id: string;
  alg: string;
  nonce: string;
  wrapped: string;
}

/** What a row protects with a MAC, in a fixed order; the order and number of fields are part of the MAC. */
export type MacField = string | number | null;

const MAC_BYTES = 32;

/**
 * The root, the keys derived from it and the key-encryption keys loaded so far. An immutable value: adding a key gives
 * a new keyring, so a release under way keeps the keys it started with. Nothing here hands out key bytes.
 */
export class Keyring {
  /** Tells two roots apart without saying anything about either: may be stored beside the data. */
  readonly checkValue: string;
  readonly #root: RootKey;
  readonly #keks: ReadonlyMap<string, SecretKey>;
  // Shared by all keyrings of one root: derived once, used on every release.
  readonly #subkeys: Map<string, Uint8Array>;
  readonly #hmacs = new Map<string, Hmac>();

  private constructor(root: RootKey, keks: ReadonlyMap<string, SecretKey>, subkeys: Map<string, Uint8Array>) {
    this.#root = root;
    this.#keks = keks;
    this.#subkeys = subkeys;
    this.checkValue = toBase64(this.#subkey('check'));
  }

  static fromRoot(root: RootKey): Keyring {
    return new Keyring(root, new Map(), new Map());
  }

  /** HMAC-SHA-256 as base64. `purpose` is a constant of the code (e.g. `grant`), never input: its key stays cached. */
  mac(purpose: string, fields: readonly MacField[]): string {
    return toBase64(this.#hmac(`mac/${purpose}`, tagged(fields)));
  }

  /** False for anything but the right MAC, in a time that tells nothing about how near a wrong one was. */
  macMatches(purpose: string, fields: readonly MacField[], mac: string): boolean {
    const claimed = fromBase64(mac, MAC_BYTES);
    return claimed !== null && timingSafeEqual(claimed, this.#hmac(`mac/${purpose}`, tagged(fields)));
  }

  /** Equal texts give equal indexes, which say nothing without the root; the caller normalises the text. */
  blindIndex(purpose: string, text: string): string {
    return toBase64(this.#hmac(`index/${purpose}`, utf8(text)));
  }

  /** The key of `small-seal`: for values sealed straight under the root, without a key of their own. */
  sealingKey(purpose: string): SecretKey {
    return new SecretKey(Uint8Array.from(this.#subkey(`seal/${purpose}`)));
  }

  hasKek(id: string): boolean {
    return this.#keks.has(id);
  }

  /** Null if it is not loaded. */
  kek(id: string): SecretKey | null {
    return this.#keks.get(id) ?? null;
  }

  /** A new random key and a keyring that holds it; nothing is stored here. Fails with `keyring.kek_exists`. */
  newKek(id: string): { wrapped: WrappedKek; keyring: Keyring } {
    if (this.hasKek(id)) throw KeyringFailures.KEK_EXISTS();
    const kek = SecretKey.random();
    const { nonce, ciphertext } = this.#wrappingKey().wrap(kek, kekAddress(id));
    return { wrapped: { id, alg: ALG, nonce, wrapped: ciphertext }, keyring: this.#with(id, kek) };
  }

  /** Throws IntegrityError (`unknown_alg`, `wrapped_kek`) if it does not open under this root and this id. */
  withKek(wrapped: WrappedKek): Keyring {
    if (wrapped.alg !== ALG) throw new IntegrityError('unknown_alg');
    const boxed = { nonce: wrapped.nonce, ciphertext: wrapped.wrapped };
    const kek = this.#wrappingKey().unwrap(boxed, kekAddress(wrapped.id));
    if (!kek) throw new IntegrityError('wrapped_kek');
    return this.#with(wrapped.id, kek);
  }

  #with(id: string, kek: SecretKey): Keyring {
    return new Keyring(this.#root, new Map(this.#keks).set(id, kek), this.#subkeys);
  }

  #wrappingKey(): SecretKey {
    return new SecretKey(Uint8Array.from(this.#subkey('kek')));
  }

  #hmac(purpose: string, bytes: Uint8Array): Uint8Array {
    const known = this.#hmacs.get(purpose);
    if (known) return known.of(bytes);
    const made = new Hmac(this.#subkey(purpose));
    this.#hmacs.set(purpose, made);
    return made.of(bytes);
  }

  #subkey(purpose: string): Uint8Array {
    const known = this.#subkeys.get(purpose);
    if (known) return known;
    const key = this.#root.derive(purpose);
    this.#subkeys.set(purpose, key);
    return key;
  }
}

function kekAddress(id: string): Uint8Array {
  if (id === '') throw KeyringFailures.BAD_ADDRESS();
  return lengthPrefixed(['releve/v1', 'kek', id, ALG]);
}
