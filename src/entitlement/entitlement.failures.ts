import { failures } from '../kernel/failure.js';

export const EntitlementFailures = failures('entitlement', {
  UNKNOWN: ['missing', 'There is no such rule.'],
  ALREADY_ENDED: ['conflict', 'This rule has already ended.'],
  DUPLICATE: ['conflict', 'The same rule is in force already.'],
  BAD_VALUE: ['refused', 'Name the department, the organisation, the person or the kind of person the rule is about.'],
});

/** What a grant is refused with; it belongs to access, whoever asks. */
export const EntitledFailures = failures('access', {
  NOT_ENTITLED: [
    'refused',
    'The rules of entitlement for this account do not allow this person this level for this scope.',
  ],
});
