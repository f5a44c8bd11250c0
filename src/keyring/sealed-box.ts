import { randomBytes } from 'node:crypto';
import { fromBase64, toBase64 } from './encoding.js';
import { SealedBoxFailures } from './keyring.failures.js';
import { loadedSodium } from './secret-key.js';

/**
 * Base64 of libsodium's `crypto_box_seal`: only the holder of the matching private key reads it, not whoever sits on
 * the wire or in a log. Fails with `credential.bad_recipient_key`.
 */
export function sealTo(recipientKeyBase64: string, plaintext: Uint8Array): string {
  const sodium = loadedSodium();
  const recipient = fromBase64(recipientKeyBase64, sodium.crypto_box_PUBLICKEYBYTES);
  if (!recipient || isLowOrder(recipient)) throw SealedBoxFailures.BAD_RECIPIENT_KEY();
  return toBase64(sodium.crypto_box_seal(plaintext, recipient));
}

/** With such a point the shared secret is zero whatever our key, so anybody could open the box; libsodium refuses the product. */
function isLowOrder(point: Uint8Array): boolean {
  const { crypto_scalarmult: multiply } = loadedSodium();
  try {
    multiply(randomBytes(32), point);
    return false;
  } catch {
    return true;
  }
}
