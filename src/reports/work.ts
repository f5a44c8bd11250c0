/** What may wait for somebody, in the order in which it is shown. */
export const WORK_KINDS = [
  'tasks',
  'incidents',
  'break_glass',
  'handovers',
  'access_requests',
  'account_requests',
  'rotations',
  'policies',
  'checks',
  'waivers',
  'reviews',
  'brand_audits',
  'answers',
] as const;
export type WorkKind = (typeof WORK_KINDS)[number];

/** How many of each kind are named; the list behind it has them all. */
export const NAMED = 3;

/** One thing that waits. */
export interface Entry {
  /** `task:<id>`, `request:<id>`, `case:<id>` … */
  subject: string;
  /** Where the server has words for it. */
  title?: { en?: string; fr?: string };
  /** A code the pages have words for: a level, a kind, a state. */
  word?: string | null;
  accountId?: string | null;
  personId?: string | null;
  dueAt?: string | null;
  /** What it is part of, by its subject: a departure, a round of reviews. */
  within?: string | null;
}

/** What waits of one kind. */
export interface Waiting {
  kind: WorkKind;
  total: number;
  /** The first `NAMED`, the most urgent first. */
  entries: Entry[];
  /** Parts of the total the pages have words for. */
  counts?: Readonly<Record<string, number>>;
  /** Route under `/api/v1` that lists all of them. */
  list: string;
}

export const nothing = (kind: WorkKind, list: string): Waiting => ({ kind, total: 0, entries: [], list });

/** A list that is known as a whole. */
export const waiting = <T>(kind: WorkKind, list: string, all: readonly T[], entryOf: (one: T) => Entry): Waiting => ({
  kind,
  list,
  total: all.length,
  entries: all.slice(0, NAMED).map(entryOf),
});
