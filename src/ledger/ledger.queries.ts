import type { EntityManager } from 'typeorm';
import { forUpdate, insertRows, one, rows, sql } from '../database/sql.js';
import { Frontier, type CompletedNode } from './tree.js';

export interface Head {
  frontier: Frontier;
  lastHash: string;
  lastTime: string;
}

export interface LeafRow {
  position: number;
  body: string;
  hash: string;
  entryId: string;
  time: string;
  action: string;
  actorId: string;
  outcome: string;
  mark: string | null;
  subjects: string[];
}

interface HeadRow {
  frontier: string;
  last_hash: string;
  last_time: string;
}

/** The head, held against every other appender until this transaction ends. */
export async function holdHead(db: EntityManager): Promise<Head> {
  const held = await lockedHead(db);
  if (held) return headOf(held);
  // The very first appenders: a row that is not there cannot be held, so one of them makes it and the others wait for that.
  const { frontier } = headOf(null);
  await rows(
    db,
    sql`insert into ledger_head (id, size, frontier, last_hash, last_time)
        values (1, 0, ${frontier.toText()}, ${''}, ${''}) on conflict (id) do nothing`,
  );
  return headOf(await lockedHead(db));
}

const lockedHead = (db: EntityManager): Promise<HeadRow | null> =>
  one<HeadRow>(db, sql`select frontier, last_hash, last_time from ledger_head where id = 1${forUpdate(db)}`);

export async function readHead(db: EntityManager): Promise<Head> {
  return headOf(await one<HeadRow>(db, sql`select frontier, last_hash, last_time from ledger_head where id = 1`));
}

function headOf(row: HeadRow | null): Head {
  if (!row) return { frontier: Frontier.empty(), lastHash: '', lastTime: '' };
  return { frontier: Frontier.parse(row.frontier), lastHash: row.last_hash, lastTime: row.last_time };
}

export async function saveHead(db: EntityManager, { frontier, lastHash, lastTime }: Head): Promise<void> {
  await rows(
    db,
    sql`insert into ledger_head (id, size, frontier, last_hash, last_time)
        values (1, ${frontier.size}, ${frontier.toText()}, ${lastHash}, ${lastTime})
        on conflict (id) do update set size = excluded.size, frontier = excluded.frontier,
          last_hash = excluded.last_hash, last_time = excluded.last_time`,
  );
}

export async function insertLeaves(
  db: EntityManager,
  leaves: readonly LeafRow[],
  nodes: readonly CompletedNode[],
): Promise<void> {
  await insertRows(
    db,
    'ledger_leaf',
    ['position', 'body', 'hash', 'entry_id', 'time', 'action', 'actor_id', 'outcome', 'mark'],
    leaves.map((l) => [l.position, l.body, l.hash, l.entryId, l.time, l.action, l.actorId, l.outcome, l.mark]),
  );
  const subjects = leaves.flatMap((leaf) =>
    [...new Set(leaf.subjects)].map((subject) => [subject, leaf.position] as const),
  );
  await insertRows(db, 'ledger_subject', ['subject', 'position'], subjects);
  await insertRows(
    db,
    'ledger_node',
    ['level', 'position', 'hash'],
    nodes.map((node) => [node.level, node.position, node.hash.toString('base64')]),
  );
}

export async function insertPersonal(
  db: EntityManager,
  texts: readonly (readonly [string, string, string, string])[],
): Promise<void> {
  await insertRows(db, 'ledger_personal', ['entry_id', 'field', 'salt', 'payload'], texts);
}

/** The body of the newest leaf that fixes a row's state; null when there is none. */
export async function newestMark(db: EntityManager, mark: string): Promise<string | null> {
  const row = await one<{ body: string }>(
    db,
    sql`select body from ledger_leaf where mark = ${mark} order by position desc limit 1`,
  );
  return row?.body ?? null;
}

/** The leaf an act left, once it has its place in the tree. */
export function leafOfEntry(
  db: EntityManager,
  entryId: string,
): Promise<{ position: number; body: string; hash: string } | null> {
  return one(db, sql`select position, body, hash from ledger_leaf where entry_id = ${entryId}`);
}
