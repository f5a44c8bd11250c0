/** What names an account: the platform and its own comparison key. */
export interface Key {
  readonly platform: string;
  readonly key: string;
}

type State = Readonly<Record<string, string | number | null>>;

/** The fields in which two states of an account differ. */
export const differing = (
  before: State,
  after: State,
  fields: readonly string[],
): { field: string; before: string | null; after: string | null }[] =>
  fields
    .filter((field) => (before[field] ?? null) !== (after[field] ?? null))
    .map((field) => ({ field, before: text(before[field]), after: text(after[field]) }));

const text = (value: string | number | null | undefined): string | null => (value == null ? null : String(value));
