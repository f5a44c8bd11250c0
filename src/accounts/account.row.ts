import type { Account } from './account.entity.js';
import type { AccountFacts } from './account.fields.dto.js';
import { fold } from '../kernel/fold.js';

/** Facts of a POST or PATCH that are columns of the account; seats are rows of their own. */
export const PLAIN_FIELDS = [
  'platformUid',
  'displayName',
  'brand',
  'ownerEntity',
  'ownershipBasis',
  'purpose',
  'criticality',
  'accessModel',
  'registrationEmail',
  'recoveryPhone',
  'secondFactor',
  'secondFactorHolderId',
  'parentAccountId',
  'paidPlan',
  'paidBy',
  'planRenewsOn',
  'createdOn',
  'createdById',
  'lastVerifiedOn',
  'lastSignInOn',
  'reviewDueOn',
  'language',
  'notes',
] as const satisfies readonly (keyof AccountFacts & keyof Account)[];

export type PlainField = (typeof PLAIN_FIELDS)[number];
export type PlainFacts = { [field in PlainField]: string | null };

/** Columns that cannot be empty. */
export const REQUIRED: readonly PlainField[] = ['displayName', 'criticality', 'accessModel'];

/** Contact text that must stay erasable: the log keeps a salted hash of it. */
export const CONTACT: readonly PlainField[] = ['registrationEmail', 'recoveryPhone'];

/** Free text: the log says that it changed, not to what. */
const FREE: readonly PlainField[] = ['displayName', 'purpose', 'notes', 'paidBy', 'paidPlan', 'brand', 'ownerEntity'];

/** The facts given, absent ones as `absent`. */
export function plainFacts(input: AccountFacts, absent: (field: PlainField) => string | null = () => null): PlainFacts {
  const entries = PLAIN_FIELDS.map((field) => [field, input[field] === undefined ? absent(field) : input[field]]);
  return Object.fromEntries(entries) as PlainFacts;
}

type Searched = Pick<Account, 'displayName' | 'handle' | 'brand' | 'notes' | 'registrationEmail'>;

/** The columns that follow from others; write them whenever one of those is written. */
export const derived = (row: Searched): Pick<Account, 'nameKey' | 'searchText'> => ({
  nameKey: fold(row.displayName),
  searchText: fold(
    [row.displayName, row.handle, row.brand, row.registrationEmail, row.notes].filter(Boolean).join(' '),
  ),
});

/** What the log says about facts: names of all, values of codes, dates and ids, nothing of free text. */
export function loggedFacts(facts: Partial<PlainFacts>): {
  details: Record<string, unknown>;
  personal: Record<string, string>;
} {
  const given = Object.entries(facts) as [PlainField, string | null][];
  const plain = given.filter(([field]) => !FREE.includes(field) && !CONTACT.includes(field));
  const contact = given.filter(
    (entry): entry is [PlainField, string] => CONTACT.includes(entry[0]) && entry[1] !== null,
  );
  return {
    details: { fields: given.map(([field]) => field).sort(), ...Object.fromEntries(plain) },
    personal: Object.fromEntries(contact),
  };
}
