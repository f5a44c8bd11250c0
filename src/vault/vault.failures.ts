import { failures } from '../kernel/failure.js';

export const VaultFailures = failures('vault', {
  UNKNOWN: ['missing', 'There is no such credential, or it is not visible to you.'],
  NOT_VISIBLE: ['missing', 'There is no such account, or it is not visible to you.'],
  LEVEL: ['forbidden', 'Your access to this account does not include this.'],
  REVIEW_OVERDUE: [
    'forbidden',
    'Nobody answered for this access in the review in time: it rests until its reviewer does.',
  ],
  GATED: ['forbidden', 'Your access rests until you have done what is missing; it comes back by itself.'],
  ROLE: ['forbidden', 'Whoever holds the role hr or auditor releases nothing.'],
  SIGNED_OUT: ['unauthenticated', 'This session has ended.'],
  STALE_FACTOR: ['step_up', 'Confirm with a fresh code of your second factor first.'],
  ACCOUNT_FROZEN: ['frozen', 'This account is frozen: nothing leaves the vault.'],
  PERSON_FROZEN: ['frozen', 'Your access is frozen: nothing leaves the vault.'],
  ACCOUNT_CLOSED: ['refused', 'This account is closed.'],
  RETIRED: ['refused', 'This credential is no longer in use.'],
  DISPUTED_OWNERSHIP: [
    'refused',
    'Whose account this is, is disputed: no further secret is stored until that is settled.',
  ],
  NO_CODE: ['refused', 'Only a second factor of kind totp gives a one-time code.'],
  NO_RECOVERY_CODES: ['refused', 'Only a credential of kind recovery_codes holds codes to use up.'],
  CODES_USED_UP: ['refused', 'Every recovery code of this version has been used.'],
  BAD_VALUE: ['malformed', 'The value does not have the shape of its kind.'],
  BAD_SEED: ['refused', 'This seed does not produce one-time codes.'],
  NO_PASSWORD: ['refused', 'This platform has no shared password.'],
  SLOW_DOWN: ['busy', 'Too many releases in a minute; slow down.'],
  INTEGRITY: ['unavailable', 'A stored value does not open.'],
});
