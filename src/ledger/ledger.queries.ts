import type { EntityManager } from 'typeorm';
import { forUpdate, insertRows, one, rows, sql } from '../database/sql.js';
import { failures } from '../kernel/failure.js';
import type { Keyring } from '../keyring/keyring.js';
import { headOf, type Head, type HeadRow } from './head.js';
import { headMac, isAuthenticHead } from './ledger.mac.js';
import type { CompletedNode } from './tree.js';

export const LedgerFailures = failures('ledger', {
  FORGED_HEAD: ['unavailable', 'The end of the log was changed by somebody without the root key.'],
});

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

/** The head, held against every other appender until this transaction ends. Throws `ledger.forged_head`. */
export async function holdHead(db: EntityManager, keyring: Keyring): Promise<Head> {
  const held = await lockedHead(db);
  if (held) return provenHead(held, keyring);
  // The very first appenders: a row that is not there cannot be held, so one of them makes it and the others wait for that.
  const first = headOf(null);
  await rows(
    db,
    sql`insert into ledger_head (id, size, frontier, last_hash, last_time, mac)
        values (1, 0, ${first.frontier.toText()}, ${''}, ${''}, ${headMac(keyring, first)}) on conflict (id) do nothing`,
  );
  return provenHead(await lockedHead(db), keyring);
}

function provenHead(row: HeadRow | null, keyring: Keyring): Head {
  const head = headOf(row);
  if (!row || !isAuthenticHead(keyring, head, row.mac)) throw LedgerFailures.FORGED_HEAD();
  return head;
}

/** The head as stored, if it was written with the root key. Throws `ledger.forged_head`. */
export async function readProvenHead(db: EntityManager, keyring: Keyring): Promise<Head> {
  const row = await storedHead(db);
  return row ? provenHead(row, keyring) : headOf(null);
}

const storedHead = (db: EntityManager): Promise<HeadRow | null> =>
  one<HeadRow>(db, sql`select frontier, last_hash, last_time, mac from ledger_head where id = 1`);

const lockedHead = (db: EntityManager): Promise<HeadRow | null> =>
  one<HeadRow>(db, sql`select frontier, last_hash, last_time, mac from ledger_head where id = 1${forUpdate(db)}`);

export async function readHead(db: EntityManager): Promise<Head> {
  return headOf(await storedHead(db));
}

export async function saveHead(db: EntityManager, keyring: Keyring, head: Head): Promise<void> {
  const { frontier, lastHash, lastTime } = head;
  await rows(
    db,
    sql`insert into ledger_head (id, size, frontier, last_hash, last_time, mac)
        values (1, ${frontier.size}, ${frontier.toText()}, ${lastHash}, ${lastTime}, ${headMac(keyring, head)})
        on conflict (id) do update set size = excluded.size, frontier = excluded.frontier,
          last_hash = excluded.last_hash, last_time = excluded.last_time, mac = excluded.mac`,
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
