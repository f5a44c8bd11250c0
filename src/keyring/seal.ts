import { createHash } from 'node:crypto';
import { fromBase64, lengthPrefixed } from './encoding.js';
import type { Keyring } from './keyring.js';
import { IntegrityError, KeyringFailures } from './keyring.failures.js';
import { ALG, SecretKey } from './secret-key.js';

export { ready } from './secret-key.js';

/** Where a value belongs. Taken from the request or its loaded parents, never from the sealed row itself. */
export interface Address {
  purpose: 'credential';
  account: string;
  credential: string;
  kind: string;
  version: number;
}

/** A sealed value as stored: base64 texts, but `alg` and `kekId`. The row names its key; nothing is opened by trying. */
export interface Envelope {
  alg: string;
  kekId: string;
  wrappedDek: string;
  dekNonce: string;
  nonce: string;
  ciphertext: string;
}

/** Seals under a fresh key of its own, wrapped by `kekId`. Fails with `keyring.kek_not_loaded`, `keyring.bad_address`. */
export function seal(keyring: Keyring, kekId: string, address: Address, plaintext: Uint8Array): Envelope {
  const dek = SecretKey.random();
  try {
    const value = dek.encrypt(plaintext, valueAddress(address));
    return { alg: ALG, ...value, ...wrapDek(keyring, kekId, address, dek) };
  } finally {
    dek.wipe();
  }
}

/** The plaintext; the caller wipes it. Throws IntegrityError on whatever was not sealed to exactly this address. */
export function open(keyring: Keyring, address: Address, envelope: Envelope): Uint8Array {
  const dek = unwrapDek(keyring, address, envelope);
  try {
    const plaintext = dek.decrypt(envelope, valueAddress(address));
    if (!plaintext) throw new IntegrityError('value');
    return plaintext;
  } finally {
    dek.wipe();
  }
}

/**
 * The same value with its key wrapped by another KEK. Plaintext is never produced here: that the wrap opens at this
 * address is proof enough that the key belongs to it.
 */
export function rewrap(keyring: Keyring, address: Address, envelope: Envelope, newKekId: string): Envelope {
  const dek = unwrapDek(keyring, address, envelope);
  try {
    return { ...envelope, ...wrapDek(keyring, newKekId, address, dek) };
  } finally {
    dek.wipe();
  }
}

/** What the ledger remembers of a version, base64 SHA-256: the parts that a rewrap leaves alone. Hashes ciphertext only. */
export function envelopeHash(envelope: Envelope): string {
  const [nonce, ciphertext] = [fromBase64(envelope.nonce), fromBase64(envelope.ciphertext)];
  if (!nonce || !ciphertext) throw new IntegrityError('malformed');
  return createHash('sha256')
    .update(lengthPrefixed([envelope.alg, nonce, ciphertext]))
    .digest('base64');
}

function wrapDek(keyring: Keyring, kekId: string, address: Address, dek: SecretKey) {
  const kek = keyring.kek(kekId);
  if (!kek) throw KeyringFailures.KEK_NOT_LOADED();
  const { nonce, ciphertext } = kek.wrap(dek, wrapAddress(address, kekId));
  return { kekId, wrappedDek: ciphertext, dekNonce: nonce };
}

function unwrapDek(keyring: Keyring, address: Address, envelope: Envelope): SecretKey {
  if (envelope.alg !== ALG) throw new IntegrityError('unknown_alg');
  const texts = [envelope.wrappedDek, envelope.dekNonce, envelope.nonce, envelope.ciphertext];
  if (texts.some((text) => fromBase64(text) === null)) throw new IntegrityError('malformed');
  const kek = keyring.kek(envelope.kekId);
  if (!kek) throw new IntegrityError('unknown_kek');
  const boxed = { nonce: envelope.dekNonce, ciphertext: envelope.wrappedDek };
  const dek = kek.unwrap(boxed, wrapAddress(address, envelope.kekId));
  if (!dek) throw new IntegrityError('wrapped_dek');
  return dek;
}

// The KEK's id binds the wrap and not the value: a rewrap then changes the wrap only, and the value and the hash the
// ledger holds of it stay as they are. The value is bound to its KEK all the same, through a key that only this wrap has.
const valueAddress = (address: Address): Uint8Array => lengthPrefixed(addressParts(address));
const wrapAddress = (address: Address, kekId: string): Uint8Array => lengthPrefixed([...addressParts(address), kekId]);

function addressParts({ purpose, account, credential, kind, version }: Address): string[] {
  const parts = [purpose, account, credential, kind];
  const complete = parts.every((part) => typeof part === 'string' && part !== '');
  if (!complete || !Number.isSafeInteger(version) || version < 1) throw KeyringFailures.BAD_ADDRESS();
  return ['releve/v1', ...parts, String(version), ALG];
}
