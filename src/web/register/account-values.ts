import type { Account } from './shapes';

/** An account as a form holds it: nothing is an empty text. */
export const NO_VALUES = {
  profileUrl: '',
  displayName: '',
  brand: '',
  criticality: '',
  accessModel: '',
  ownerEntity: '',
  ownershipBasis: '',
  language: '',
  purpose: '',
  parentAccountId: '',
  registrationEmail: '',
  recoveryPhone: '',
  secondFactor: '',
  secondFactorHolderId: '',
  ownerId: '',
  backupOwnerId: '',
  validatorId: '',
  spokespersonId: '',
  paidPlan: '',
  paidBy: '',
  planRenewsOn: '',
  createdOn: '',
  lastVerifiedOn: '',
  lastSignInOn: '',
  reviewDueOn: '',
  notes: '',
};

export type AccountValues = typeof NO_VALUES;
type Field = keyof AccountValues;
const FIELDS = Object.keys(NO_VALUES) as Field[];

export const valuesOf = (account: Account): AccountValues =>
  Object.fromEntries(FIELDS.map((field) => [field, account[field] ?? ''])) as AccountValues;

/** What was filled in, for an account that is not there yet. */
export const filledIn = (values: AccountValues): Partial<Record<Field, string>> =>
  Object.fromEntries(FIELDS.filter((field) => values[field].trim() !== '').map((field) => [field, values[field]]));

/** What differs from how it is written down; null empties a field. */
export const changedIn = (before: AccountValues, values: AccountValues): Partial<Record<Field, string | null>> =>
  Object.fromEntries(
    FIELDS.filter((field) => values[field] !== before[field]).map((field) => [field, values[field].trim() || null]),
  );
