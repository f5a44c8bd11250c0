import { fromBase64, lengthPrefixed } from './encoding.js';
import type { Keyring } from './keyring.js';
import { IntegrityError, KeyringFailures } from './keyring.failures.js';
import { ALG } from './secret-key.js';

/**
 * Seals a small secret of the service itself (a sign-in second factor) straight under a key of its purpose: one text
 * `alg.nonce.ciphertext`. `context` says whose it is (e.g. the person's id); it is refused empty, and so is each part.
 */
export function sealUnder(
  keyring: Keyring,
  purpose: string,
  context: readonly string[],
  plaintext: Uint8Array,
): string {
  const { nonce, ciphertext } = keyring.sealingKey(purpose).encrypt(plaintext, contextAddress(purpose, context));
  return [ALG, nonce, ciphertext].join('.');
}

/** The plaintext; the caller wipes it. Throws IntegrityError on whatever was not sealed for this purpose and context. */
export function openUnder(keyring: Keyring, purpose: string, context: readonly string[], sealed: string): Uint8Array {
  const [alg, nonce, ciphertext, ...rest] = sealed.split('.');
  if (nonce === undefined || ciphertext === undefined || rest.length > 0) throw new IntegrityError('malformed');
  if (alg !== ALG) throw new IntegrityError('unknown_alg');
  if (fromBase64(nonce) === null || fromBase64(ciphertext) === null) throw new IntegrityError('malformed');
  const plaintext = keyring.sealingKey(purpose).decrypt({ nonce, ciphertext }, contextAddress(purpose, context));
  if (!plaintext) throw new IntegrityError('value');
  return plaintext;
}

function contextAddress(purpose: string, context: readonly string[]): Uint8Array {
  if (purpose === '' || context.length === 0 || context.includes('')) throw KeyringFailures.BAD_ADDRESS();
  return lengthPrefixed(['releve/v1', purpose, ...context, ALG]);
}
