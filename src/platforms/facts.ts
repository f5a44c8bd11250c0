import { compilePattern, refusalToPattern } from './pattern.rules.js';
import type { AccessModel, Catalogue, PasswordRule, Platform, Survival, Survivor } from './platform.js';
import { ACCESS_MODELS, GRADES, HANDLE_MAX, URL_MAX } from './platform.js';

/** Says which fact does not fit and what was expected; never holds the value. */
export class FactError extends Error {}

const fail = (expected: string): never => {
  throw new FactError(expected);
};

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function text(value: unknown, max = 500): string {
  return typeof value === 'string' && value.trim() !== '' && value.length <= max
    ? value
    : fail(`a text of 1 to ${max} characters`);
}

export const textOrNull = (value: unknown): string | null =>
  value === null || value === undefined ? null : text(value);

export function texts(value: unknown): readonly string[] {
  if (!Array.isArray(value) || value.length > 100) return fail('a list of texts');
  return Object.freeze(
    value.map((item) => (typeof item === 'string' && item.length <= 500 ? item : fail('a list of texts'))),
  );
}

export function whole(min: number, max: number): (value: unknown) => number {
  return (value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max
      ? value
      : fail(`a whole number from ${min} to ${max}`);
}

export const yesNo = (value: unknown): boolean => (typeof value === 'boolean' ? value : fail('true or false'));

export const yesNoUnknown = (value: unknown): boolean | null =>
  value === null || value === undefined ? null : yesNo(value);

export function oneOf<T extends string>(allowed: readonly T[]): (value: unknown) => T {
  return (value) => allowed.find((item) => item === value) ?? fail(`one of ${allowed.join(', ')}`);
}

export function date(value: unknown): string {
  const valid = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));
  return valid ? value : fail('a date YYYY-MM-DD');
}

export function pattern(inputMax: number): (value: unknown) => RegExp {
  return (value) => {
    if (typeof value !== 'string') return fail('a pattern');
    const refusal = refusalToPattern(value, inputMax);
    return refusal ? fail(refusal.detail) : compilePattern(value);
  };
}

export const handlePattern = pattern(HANDLE_MAX);

export function urlPatterns(value: unknown): readonly RegExp[] {
  if (!Array.isArray(value) || value.length > 10) return fail('a list of at most 10 patterns');
  return Object.freeze(value.map(pattern(URL_MAX)));
}

/** Only schemes that are safe as a link; placeholders are the groups an address can have. */
export function canonical(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  const address = text(value);
  if (!/^(?:https|weixin):\/\//.test(address)) return fail('an https address');
  const unknown = [...address.matchAll(/\{([^}]*)\}/g)].some(([, name]) => !['h', 'host', 't'].includes(name ?? ''));
  return unknown ? fail('an address with {h}, {host} or {t}') : address;
}

export const accessModel = (value: unknown): AccessModel => oneOf(ACCESS_MODELS)(value);

export function roles(value: unknown): Platform['roles'] {
  if (!isRecord(value)) return fail('role names with their meaning');
  const rows = Object.entries(value).map(([id, meaning]) => Object.freeze({ id, meaning: textOrNull(meaning) }));
  return Object.freeze(rows);
}

/** The levels a role of a platform can stand for. */
const ROLE_LEVELS = ['full_control', 'publisher', 'moderator', 'advertiser', 'analyst'] as const;
const roleLevel = oneOf(ROLE_LEVELS);

export function roleLevels(value: unknown): Platform['roleLevels'] {
  if (!isRecord(value)) return fail('role names with their levels');
  const levels = Object.entries(value).map(([role, fits]) => {
    const listed: unknown[] = Array.isArray(fits) ? fits : [fits];
    return [role, Object.freeze(listed.map(roleLevel))] as const;
  });
  return Object.freeze(Object.fromEntries(levels));
}

export function primary(value: unknown): Platform['primary'] {
  if (!isRecord(value)) return fail('exists and removableByOthers');
  const removable = value['removableByOthers'] ?? value['removable_by_others'];
  return Object.freeze({ exists: yesNoUnknown(value['exists']), removableByOthers: yesNoUnknown(removable) });
}

export function dormancy(value: unknown): Platform['dormancy'] {
  if (!isRecord(value)) return fail('months and effect');
  const months = value['months'];
  return Object.freeze({
    months: months === null || months === undefined ? null : whole(1, 240)(months),
    effect: textOrNull(value['effect']),
  });
}

/** Lengths under 4 or an alphabet with repeats would make a weaker password than the length promises. */
export function password(value: unknown, preset: PasswordRule | null = null): PasswordRule {
  if (!isRecord(value)) return fail('length and alphabet');
  const alphabet = text(value['alphabet'] ?? preset?.alphabet, 128);
  const sound = alphabet.length >= 10 && new Set(alphabet).size === alphabet.length && /^[\x21-\x7e]+$/.test(alphabet);
  if (!sound) return fail('an alphabet of at least 10 different printable ASCII characters');
  return Object.freeze({ length: whole(4, 128)(value['length'] ?? preset?.length), alphabet });
}

const NAMED = /^[a-z][a-z_]{0,39}$/;
const yesOrNo = oneOf(['yes', 'no'] as const);
const grade = oneOf(GRADES);

/** `{ what: { is, src, mark } }`, or just `{ what: is }` where one source says it all. */
export function survives(value: unknown): Platform['survives'] {
  if (!isRecord(value)) return fail('what survives a new password');
  const read = Object.entries(value).map(([what, said]): [string, Survival] => {
    if (!NAMED.test(what)) return fail('what survives a new password');
    const fact = isRecord(said) ? said : { is: said };
    const mark = fact['mark'] === undefined ? null : grade(fact['mark']);
    return [what, Object.freeze({ is: yesOrNo(fact['is']), source: textOrNull(fact['src']), mark })];
  });
  return Object.freeze(Object.fromEntries(read));
}

export function survivors(value: unknown): Catalogue['survivors'] {
  if (!isRecord(value)) return fail('names with texts');
  const read = Object.entries(value).map(([what, texts]): [string, Survivor] => {
    if (!NAMED.test(what) || !isRecord(texts)) return fail('names with texts');
    const always = texts['always'] === undefined ? false : yesNo(texts['always']);
    return [what, Object.freeze({ en: text(texts['en']), fr: text(texts['fr']), always })];
  });
  return new Map(read);
}
