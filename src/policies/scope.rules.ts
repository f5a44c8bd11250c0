import type { PolicyEdition } from './policy.entity.js';

/** Whom a version concerns; null is everything of its kind. */
export interface Scope {
  platforms: string[] | null;
  brands: string[] | null;
  levels: string[] | null;
  organisations: string[] | null;
  personKinds: string[] | null;
  /** Only those who hold an owner seat; no grant waits for it. */
  custodiansOnly: boolean;
}

export const EVERYONE: Scope = {
  platforms: null,
  brands: null,
  levels: null,
  organisations: null,
  personKinds: null,
  custodiansOnly: false,
};

type Stored = Pick<PolicyEdition, 'platforms' | 'brands' | 'levels' | 'organisations' | 'personKinds' | 'custodians'>;

/** One value a line between line breaks: a query finds a whole value by its line breaks, on both databases. */
const stored = (values: readonly string[] | null): string | null =>
  values === null || values.length === 0 ? null : `\n${[...new Set(values)].join('\n')}\n`;

const read = (column: string | null): string[] | null => (column === null ? null : column.split('\n').filter(Boolean));

export const storedScope = (scope: Scope): Stored => ({
  platforms: stored(scope.platforms),
  brands: stored(scope.brands),
  levels: stored(scope.levels),
  organisations: stored(scope.organisations),
  personKinds: stored(scope.personKinds),
  custodians: scope.custodiansOnly ? 'yes' : 'no',
});

export const scopeOf = (row: Stored): Scope => ({
  platforms: read(row.platforms),
  brands: read(row.brands),
  levels: read(row.levels),
  organisations: read(row.organisations),
  personKinds: read(row.personKinds),
  custodiansOnly: row.custodians === 'yes',
});

/** What an imported version says in one word: all, custodians or a kind of person. */
export function importedScope(appliesTo: string): Scope {
  if (appliesTo === 'all') return EVERYONE;
  return appliesTo === 'custodians' ? { ...EVERYONE, custodiansOnly: true } : { ...EVERYONE, personKinds: [appliesTo] };
}

/** The word for a scope, beside the edition that says it exactly. */
export function wordFor(scope: Scope): string {
  if (scope.custodiansOnly) return 'custodians';
  const isNarrow = [scope.platforms, scope.brands, scope.levels, scope.organisations, scope.personKinds].some(Boolean);
  return isNarrow ? 'scope' : 'all';
}
