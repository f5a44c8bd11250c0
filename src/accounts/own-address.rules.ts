export type AddressKind = 'mail_domain' | 'phone_range';

/** A domain as people write it: case, a leading @ and blanks do not count. */
export const asDomain = (text: string): string => text.trim().toLowerCase().replace(/^@/, '');

/** The beginning of international numbers: blanks, dots, hyphens and brackets do not count. */
export const asRange = (text: string): string => text.trim().replace(/[\s.()\-\u00a0\u202f]/g, '');

export const isDomain = (text: string): boolean =>
  text.length <= 253 && /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+$/.test(text);

/** A country alone is nobody's range. */
export const isRange = (text: string): boolean => /^\+[1-9]\d{3,14}$/.test(text);

/** What is new and what goes when one list replaces another. */
export function difference(before: readonly string[], wanted: readonly string[]): { added: string[]; ended: string[] } {
  const unique = [...new Set(wanted)];
  return {
    added: unique.filter((value) => !before.includes(value)),
    ended: before.filter((value) => !unique.includes(value)),
  };
}
