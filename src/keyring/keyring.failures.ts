import { Failure, failures } from '../kernel/failure.js';

export const KeyringFailures = failures('keyring', {
  KEY_MISSING: ['unavailable', 'A key file is missing.'],
  KEY_EXPOSED: ['unavailable', 'A key file may be read or changed by others than its owner.'],
  KEY_UNREADABLE: ['unavailable', 'A key file does not hold a key.'],
  KEY_EXISTS: ['conflict', 'A key file is already there and is never overwritten.'],
  KEK_EXISTS: ['conflict', 'A key of this id is already in the keyring.'],
  KEK_NOT_LOADED: ['unavailable', 'The key to seal with is not loaded.'],
  BAD_ADDRESS: ['malformed', 'A sealed value needs a complete address.'],
  BAD_FIELD: ['malformed', 'A protected field must be well-formed text, a finite number or null.'],
});

export const SealedBoxFailures = failures('credential', {
  BAD_RECIPIENT_KEY: ['malformed', 'The recipient key must be an X25519 public key: base64 of 32 bytes.'],
});

export const GateFailures = failures('session', {
  TOO_MANY: ['unavailable', 'Too many sign-ins at this moment; try again shortly.'],
});

export const PasswordFailures = failures('password', {
  TOO_SHORT: ['malformed', 'A password needs at least 12 characters.'],
  TOO_LONG: ['malformed', 'A password has at most 200 characters.'],
  TOO_COMMON: ['refused', 'This password is one that attackers try first.'],
  TOO_EASY: [
    'refused',
    'This password is soon guessed. A few words that have nothing to do with each other are stronger.',
  ],
  PERSONAL: ['refused', 'A password must not contain the name or e-mail address of its owner.'],
});

/** Which part did not open. For logs and the ledger; callers outside hear only `vault.integrity`. */
export type IntegrityReason = 'malformed' | 'unknown_alg' | 'unknown_kek' | 'wrapped_kek' | 'wrapped_dek' | 'value';

/** Something stored does not open: swapped, rolled back, damaged, or sealed under another root. */
export class IntegrityError extends Failure {
  constructor(readonly reason: IntegrityReason) {
    super('unavailable', 'vault.integrity', 'A stored value does not open.');
    this.name = 'IntegrityError';
  }
}
