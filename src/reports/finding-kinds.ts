import type { Severity, Text } from './finding.js';
import { BREAK_GLASS_KINDS } from './break-glass-kinds.js';
import { AFTER_CLOSE_KINDS } from './after-close-kinds.js';
import { BRANDING_KINDS } from './branding-kinds.js';
import { COMINGS_KINDS } from './comings-kinds.js';
import { DECLARED_KINDS } from './declared-kinds.js';
import { ACCOUNT_KINDS } from './account-kinds.js';
import { GRANT_KINDS } from './grant-kinds.js';
import { NATIVE_KINDS } from './native-kinds.js';
import { ONBOARDING_KINDS } from './onboarding-kinds.js';
import { PEOPLE_KINDS } from './people-kinds.js';
import { REVIEW_KINDS } from './review-kinds.js';
import { VAULT_KINDS } from './vault-kinds.js';

/** What a shortfall is called, how bad it is and which act mends it. */
export interface KindFacts {
  readonly title: Text;
  /** `{note}`, `{person}`, `{account}` and `{id}` are filled in. */
  readonly detail: Text;
  readonly severity: Severity;
  /** An action and the route that does it; `{account}`, `{person}`, `{id}` (of the subject), `{note}` and `{charter}` are filled in. */
  readonly cure: { readonly act: string; readonly path: string };
  /** Tells of reveals and secrets: not for HR. */
  readonly vault?: true;
}

/** Every kind of shortfall, in the order in which lists run. */
export const KINDS = {
  ...ACCOUNT_KINDS,
  ...GRANT_KINDS,
  ...BREAK_GLASS_KINDS,
  ...VAULT_KINDS,
  ...REVIEW_KINDS,
  ...ONBOARDING_KINDS,
  ...PEOPLE_KINDS,
  ...NATIVE_KINDS,
  ...BRANDING_KINDS,
  ...COMINGS_KINDS,
  ...AFTER_CLOSE_KINDS,
  ...DECLARED_KINDS,
} as const satisfies Record<string, KindFacts>;

export type KindCode = keyof typeof KINDS;
export const KIND_CODES = Object.keys(KINDS) as KindCode[];
export const kindFacts = (code: KindCode): KindFacts => KINDS[code];

interface Filling {
  subject: string;
  accountId: string | null;
  personId: string | null;
  account: string | null;
  person: string | null;
  note: string | null;
}

const idOf = (subject: string): string => subject.slice(subject.indexOf(':') + 1);

/** The text of one shortfall; what is not known is a dash. */
export const detailOf = (text: string, { subject, note, person, account }: Filling): string =>
  text
    .replaceAll('{id}', idOf(subject))
    .replaceAll('{note}', note ?? '–')
    .replaceAll('{person}', person ?? '–')
    .replaceAll('{account}', account ?? '–');

export const pathOf = (
  path: string,
  { subject, accountId, personId, note, charter }: Filling & { charter: string },
): string =>
  path
    .replace('{id}', idOf(subject))
    .replace('{account}', accountId ?? '')
    .replace('{person}', personId ?? '')
    .replace('{note}', encodeURIComponent(note ?? ''))
    .replace('{charter}', charter);
