import { TitlesView } from '../policies/policy.view.js';
import type { Entry, Waiting } from './work.js';

export class WorkAccountView {
  id: string;
  platform: string;
  handle: string;
  displayName: string;
}

export class WorkPersonView {
  id: string;
  fullName: string;
}

/** One thing that waits for the reader. */
export class WorkItemView {
  /** `task:<id>`, `request:<id>`, `handover:<id>`, `policy:<code>/versions/<n>` … */
  subject: string;
  /** Where the service has words for it: the step of a departure, the name of a policy. */
  title: TitlesView | null;
  /** A level, a kind or a state, depending on what it is. */
  word: string | null;
  account: WorkAccountView | null;
  person: WorkPersonView | null;
  /** An instant or a day. */
  dueAt: string | null;
  /** `case:<id>` or `campaign:<id>`: what it is part of. */
  within: string | null;
}

export class WorkCountView {
  /** Of tasks late, today and week; of reviews late; of emergencies confirm and review; of answers questions and news. */
  code: string;
  total: number;
}

/** What of one kind waits for the reader. */
export class WorkKindView {
  /** tasks, incidents, break_glass, handovers, access_requests, account_requests, rotations, policies, checks, waivers, reviews, brand_audits or answers */
  kind: string;
  total: number;
  counts: WorkCountView[];
  /** The first few, the most urgent first. */
  first: WorkItemView[];
  /** Route under `/api/v1` that lists them. */
  list: string;
}

/** Everything that waits for the reader, kinds of which nothing waits left out. */
export class WorkView {
  items: WorkKindView[];
  nextCursor: string | null;
  /** How many kinds. */
  total: number;
  /** How many things, answers aside. */
  waiting: number;
}

/** Names of what the entries are about. */
export interface Known {
  accounts: ReadonlyMap<string, WorkAccountView>;
  /** Names by id. */
  people: ReadonlyMap<string, string>;
}

function personView(people: Known['people'], id: string): WorkPersonView | null {
  const fullName = people.get(id);
  return fullName === undefined ? null : { id, fullName };
}

const itemView = (entry: Entry, { accounts, people }: Known): WorkItemView => ({
  subject: entry.subject,
  title: entry.title ?? null,
  word: entry.word ?? null,
  account: accounts.get(entry.accountId ?? '') ?? null,
  person: personView(people, entry.personId ?? ''),
  dueAt: entry.dueAt ?? null,
  within: entry.within ?? null,
});

export function workView(found: readonly Waiting[], known: Known): WorkView {
  const items = found
    .filter(({ total }) => total > 0)
    .map(({ kind, total, counts = {}, entries, list }) => ({
      ...{ kind, total, list },
      counts: Object.entries(counts).map(([code, n]) => ({ code, total: n })),
      first: entries.map((entry) => itemView(entry, known)),
    }));
  const waiting = items.filter(({ kind }) => kind !== 'answers').reduce((sum, { total }) => sum + total, 0);
  return { items, nextCursor: null, total: items.length, waiting };
}
