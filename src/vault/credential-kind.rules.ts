import type { FieldError } from '../kernel/failure.js';
import { totpFrom, totpFromUri } from './totp.rules.js';
import { VaultFailures } from './vault.failures.js';

export const KINDS = ['password', 'totp', 'recovery_codes', 'api_token', 'note'] as const;
export type Kind = (typeof KINDS)[number];

/** A value ready to be sealed: exactly what a reveal will answer. */
export interface ReadSecret {
  stored: Record<string, unknown>;
  /** How many recovery codes it holds. */
  codes: number;
  /** `YYYY-MM-DD`, known for API tokens only. */
  expiresOn: string | null;
}

type Raw = Record<string, unknown>;

const MAX_CODES = 50;
const MAX_SCOPES = 50;
const HALF_PAIR = /\p{Surrogate}/u;
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** What each kind takes, and how it is kept. Nothing here has a place for a person's own login (invariant 7). */
const READERS: Record<Kind, (raw: Raw) => Omit<ReadSecret, 'codes' | 'expiresOn'> & Partial<ReadSecret>> = {
  password: (raw) => {
    only(raw, ['username', 'password']);
    const username =
      raw['username'] === undefined || raw['username'] === null ? {} : { username: text(raw, 'username', 320) };
    return { stored: { ...username, password: text(raw, 'password', 1000) } };
  },
  totp: (raw) => {
    if (raw['uri'] !== undefined) {
      only(raw, ['uri']);
      return { stored: { ...totpFromUri(text(raw, 'uri', 2000)) } };
    }
    only(raw, ['seed', 'algorithm', 'digits', 'period']);
    const algorithm = raw['algorithm'] === undefined ? 'SHA1' : text(raw, 'algorithm', 20);
    const digits = raw['digits'] === undefined ? 6 : whole(raw, 'digits');
    const period = raw['period'] === undefined ? 30 : whole(raw, 'period');
    return { stored: { ...totpFrom({ seed: text(raw, 'seed', 500), algorithm, digits, period }) } };
  },
  recovery_codes: (raw) => {
    only(raw, ['codes']);
    const codes = texts(raw, 'codes', MAX_CODES, 200);
    if (codes.length === 0) throw bad('codes', `1 to ${MAX_CODES} codes.`);
    return { stored: { codes }, codes: codes.length };
  },
  api_token: (raw) => {
    only(raw, ['token', 'scopes', 'expiresOn']);
    const scopes = raw['scopes'] === undefined ? [] : texts(raw, 'scopes', MAX_SCOPES, 200);
    const expiresOn = raw['expiresOn'] === undefined || raw['expiresOn'] === null ? null : date(raw, 'expiresOn');
    return { stored: { token: text(raw, 'token', 8192), scopes, expiresOn }, expiresOn };
  },
  note: (raw) => {
    only(raw, ['text']);
    return { stored: { text: text(raw, 'text', 20_000) } };
  },
};

/** Checks and normalises what was sent. Throws `vault.bad_value` (shape) or `vault.bad_seed`; neither repeats the value. */
export function readSecret(kind: Kind, value: unknown): ReadSecret {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw bad('', 'An object is needed.');
  return { codes: 0, expiresOn: null, ...READERS[kind](value as Raw) };
}

export const isKind = (kind: unknown): kind is Kind => KINDS.includes(kind as Kind);

function bad(field: string, detail: string) {
  const error: FieldError = { field: field === '' ? 'value' : `value.${field}`, code: 'vault.bad_value', detail };
  return VaultFailures.BAD_VALUE({ errors: [error] });
}

function only(raw: Raw, known: readonly string[]): void {
  // The name of a field nobody knows may itself be a secret put in the wrong place: it is not repeated.
  if (Object.keys(raw).some((field) => !known.includes(field))) throw bad('', `Only ${known.join(', ')}.`);
}

function text(raw: Raw, field: string, max: number): string {
  const value = raw[field];
  if (typeof value !== 'string' || value.trim() === '' || value.length > max)
    throw bad(field, `Text of 1 to ${max} characters.`);
  if (HALF_PAIR.test(value) || CONTROL.test(value)) throw bad(field, 'Text without control characters.');
  return value;
}

function whole(raw: Raw, field: string): number {
  const value = raw[field];
  if (typeof value !== 'number' || !Number.isInteger(value)) throw bad(field, 'A whole number.');
  return value;
}

function texts(raw: Raw, field: string, most: number, max: number): string[] {
  const value = raw[field];
  if (!Array.isArray(value) || value.length > most) throw bad(field, `A list of at most ${most}.`);
  const read = value.map((_, i) => text(value as unknown as Raw, String(i), max).trim());
  if (new Set(read).size !== read.length) throw bad(field, 'Each one once.');
  return read;
}

function date(raw: Raw, field: string): string {
  const value = text(raw, field, 10);
  const at = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(`${value}T00:00:00.000Z`) : NaN;
  // 31 February parses as a day in March.
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== value) throw bad(field, 'A date, YYYY-MM-DD.');
  return value;
}
