import type { Answer } from '../service/shapes';

export type Platform = Answer<'/api/v1/platforms/{id}', 'get'>;

/** How a fact is written down: a line, some lines, a number, a day, a list, or JSON for what has parts. */
export type Shape = 'line' | 'lines' | 'number' | 'day' | 'list' | 'json';

/** The facts an administrator may correct, in the order they are shown; a name with a dot is a part of another. */
export const FACTS = {
  name: 'line',
  closedOn: 'day',
  accessModel: 'line',
  roles: 'json',
  roleLevels: 'json',
  sharesParentLogin: 'list',
  transfer: 'lines',
  leadDays: 'number',
  primary: 'json',
  secondFactors: 'list',
  revoke: 'lines',
  survives: 'json',
  recovery: 'list',
  orphanPath: 'lines',
  dormancy: 'json',
  keepAliveDays: 'number',
  password: 'json',
  badge: 'line',
  help: 'line',
  note: 'lines',
  urlPatterns: 'list',
  canonical: 'line',
  'handle.pattern': 'line',
  'handle.newMin': 'number',
  'handle.reserved': 'list',
} as const satisfies Record<string, Shape>;

export type Fact = keyof typeof FACTS;
export const FACT_NAMES = Object.keys(FACTS) as Fact[];

/** Sources and doubts are noted for a fact as a whole. */
export const topicOf = (fact: Fact): string => fact.split('.')[0] as string;

/** The value as a correction would give it. */
export function valueOf(platform: Platform, fact: Fact): unknown {
  const [first = '', second] = fact.split('.');
  const value = (platform as unknown as Record<string, unknown>)[first];
  if (second !== undefined) return (value as Record<string, unknown>)[second];
  if (fact === 'roles') return Object.fromEntries(platform.roles.map(({ id, meaning }) => [id, meaning]));
  if (fact === 'survives')
    return Object.fromEntries(
      Object.entries(value as Record<string, { is: string }>).map(([key, { is }]) => [key, is]),
    );
  return value;
}

/** What a field of the dialog holds for a value: text, or a list of texts. */
export function toField(shape: Shape, value: unknown): string | string[] {
  if (shape === 'list') return Array.isArray(value) ? (value as string[]) : [];
  if (value === null || value === undefined) return '';
  return shape === 'json' ? JSON.stringify(value, null, 2) : String(value);
}

/** What the field means; an empty one says that it is not known. Throws a SyntaxError for what is no JSON. */
export function fromField(shape: Shape, field: string | string[]): unknown {
  if (Array.isArray(field)) return field;
  if (field.trim() === '') return null;
  if (shape === 'json') return JSON.parse(field) as unknown;
  return shape === 'number' ? Number(field) : field.trim();
}
