import type { EntityManager } from 'typeorm';
import { containing, join, list, one, raw, rows, sql, type Sql } from '../database/sql.js';
import { wordsOf } from '../kernel/fold.js';

export interface EventRow {
  position: number;
  body: string;
  hash: string;
  entryId: string;
}

/** `from` and `to` are instants with milliseconds, both included. */
export interface EventFilter {
  action?: string | undefined;
  /** First word of the action: `grant` for `grant.issue`, `grant.revoke` … */
  area?: string | undefined;
  /** Words in the name of whoever acted, or of a person or an account the event is about. */
  q?: string | undefined;
  actor?: string | undefined;
  subject?: string | undefined;
  outcome?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  /** Subjects whose events are left out. */
  untold?: readonly string[] | undefined;
}

const COLUMNS = raw('l.position, l.body, l.hash, l.entry_id as "entryId"');

function conditions({ action, area, q, actor, subject, outcome, from, to, untold = [] }: EventFilter): Sql[] {
  return [
    action === undefined ? null : sql`l.action = ${action}`,
    area === undefined ? null : sql`l.action like ${`${area}.%`}`,
    q === undefined || wordsOf(q).length === 0 ? null : concerning(wordsOf(q)),
    actor === undefined ? null : sql`l.actor_id = ${actor}`,
    outcome === undefined ? null : sql`l.outcome = ${outcome}`,
    from === undefined ? null : sql`l.time >= ${from}`,
    to === undefined ? null : sql`l.time <= ${to}`,
    subject === undefined
      ? null
      : sql`l.position in (select s.position from ledger_subject s where s.subject = ${subject})`,
    untold.length === 0
      ? null
      : sql`l.position not in (select u.position from ledger_subject u where u.subject in ${list(untold)})`,
  ].filter((condition) => condition !== null);
}

/** Of somebody, or of an account, whose text in the directory or the register holds every word. */
function concerning(words: readonly string[]): Sql {
  const holding = (alias: string): Sql =>
    join(
      words.map((word) => sql`${raw(alias)}.search_text like ${containing(word)} escape '\\'`),
      ' and ',
    );
  return sql`(l.actor_id in (select p.id from person p where ${holding('p')}) or l.position in (
    select s.position from ledger_subject s where s.subject in (
      select 'person:' || p.id from person p where ${holding('p')}
      union all select 'account:' || a.id from account a where ${holding('a')})))`;
}

const where = (parts: readonly Sql[]): Sql => (parts.length === 0 ? raw('') : sql` where ${join(parts, ' and ')}`);

/** One event, unless it is about a subject the reader must not know of. */
export const eventAt = (db: EntityManager, position: number, untold: readonly string[]): Promise<EventRow | null> =>
  one(
    db,
    sql`select ${COLUMNS} from ledger_leaf l${where([sql`l.position = ${position}`, ...conditions({ untold })])}`,
  );

/** One row more than `limit` when there is a next page. `after` is the position of the last row seen. */
export function eventPage(
  db: EntityManager,
  filter: EventFilter,
  { newestFirst, after, limit }: EventPage,
): Promise<EventRow[]> {
  const beyond = after === null ? [] : [newestFirst ? sql`l.position < ${after}` : sql`l.position > ${after}`];
  const order = raw(newestFirst ? ' order by l.position desc' : ' order by l.position');
  return rows(
    db,
    sql`select ${COLUMNS} from ledger_leaf l${where([...conditions(filter), ...beyond])}${order} limit ${limit + 1}`,
  );
}

interface EventPage {
  newestFirst: boolean;
  after: number | null;
  limit: number;
}

export async function countEvents(db: EntityManager, filter: EventFilter): Promise<number> {
  const found = await one<{ n: number | string }>(
    db,
    sql`select count(*) as n from ledger_leaf l${where(conditions(filter))}`,
  );
  return Number(found?.n ?? 0);
}

/** Personal texts still held, by entry and field. */
export async function personalOf(
  db: EntityManager,
  entryIds: readonly string[],
): Promise<Map<string, Record<string, string>>> {
  const found = await rows<{ entryId: string; field: string; payload: string }>(
    db,
    sql`select entry_id as "entryId", field, payload from ledger_personal where entry_id in ${list(entryIds)} order by entry_id, field`,
  );
  const texts = new Map<string, Record<string, string>>();
  for (const { entryId, field, payload } of found) texts.set(entryId, { ...texts.get(entryId), [field]: payload });
  return texts;
}

/** Bodies of the leaves [from, to), in order. */
export async function bodies(db: EntityManager, from: number, to: number): Promise<string[]> {
  const found = await rows<{ body: string }>(
    db,
    sql`select body from ledger_leaf where position >= ${from} and position < ${to} order by position`,
  );
  return found.map((row) => row.body);
}
