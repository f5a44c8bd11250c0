import { randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { insertRows, rows, sql } from '../database/sql.js';
import type { Keyring } from '../keyring/keyring.js';
import type { Head } from './head.js';
import { commitment, encodeLeaf, leafHashText, type Leaf } from './leaf.js';
import { entryMac, isAuthenticEntry } from './ledger.mac.js';
import { holdHead, insertLeaves, insertPersonal, saveHead, type LeafRow } from './ledger.queries.js';
import { completedNodes } from './tree.js';

/** What an act leaves behind, before it has its place in the tree. */
export interface Entry {
  id: string;
  time: string;
  actor: { id: string; name: string };
  action: string;
  subjects: string[];
  outcome: 'done' | 'refused';
  reason: string | null;
  details: Record<string, unknown>;
  mark: string | null;
  /** Text about a person, by field: the leaf keeps a salted hash, the text lies beside it and can be erased. */
  personal: Record<string, string>;
}

/** An entry as it waits on PostgreSQL: personal text already replaced by its commitments. */
type Sealed = Omit<Entry, 'personal'>;

/** Replaces personal text by salted commitments and stores the text beside the log. */
async function sealPersonal(db: EntityManager, entries: readonly Entry[]): Promise<Sealed[]> {
  const texts: [string, string, string, string][] = [];
  const sealed = entries.map(({ personal, ...entry }) => {
    const fields = Object.entries(personal);
    if (fields.length === 0) return entry;
    const commitments: Record<string, string> = {};
    for (const [field, payload] of fields) {
      const salt = randomBytes(32);
      commitments[field] = commitment(salt, payload);
      texts.push([entry.id, field, salt.toString('base64'), payload]);
    }
    return { ...entry, details: { ...entry.details, personal: commitments } };
  });
  await insertPersonal(db, texts);
  return sealed;
}

/** Appends to the tree, in this transaction: used where one writer commits everything (SQLite). */
export async function append(db: EntityManager, keyring: Keyring, entries: readonly Entry[]): Promise<void> {
  await integrate(db, keyring, await sealPersonal(db, entries));
}

/** Leaves entries in this transaction for the appender: used where many transactions commit at once (PostgreSQL). */
export async function stage(db: EntityManager, keyring: Keyring, entries: readonly Entry[]): Promise<void> {
  const sealed = await sealPersonal(db, entries);
  const waiting = sealed.map((entry) => ({ id: entry.id, body: JSON.stringify(entry) }));
  await insertRows(
    db,
    'ledger_entry',
    ['id', 'body', 'mac'],
    waiting.map(({ id, body }) => [id, body, entryMac(keyring, id, body)]),
  );
}

const APPEND_AT_ONCE = 2000;

/**
 * Gives the oldest waiting entries their place in the tree; answers how many. The head row keeps appenders apart. An entry
 * planted by somebody without the root key is dropped, and that is put in the log instead.
 */
export async function integrateWaiting(db: EntityManager, keyring: Keyring): Promise<number> {
  const head = await holdHead(db, keyring);
  const waiting = await rows<{ id: string; body: string; mac: string }>(
    db,
    sql`delete from ledger_entry where id = any(array(select id from ledger_entry order by id limit ${APPEND_AT_ONCE}))
        returning id, body, mac`,
  );
  const entries = waiting
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((row) => (isAuthenticEntry(keyring, row) ? (JSON.parse(row.body) as Sealed) : planted(row.id, head.lastTime)));
  await integrate(db, keyring, entries, head);
  return entries.length;
}

const planted = (id: string, time: string): Sealed => ({
  id,
  time,
  actor: { id: 'system', name: 'Relève' },
  action: 'service.tend',
  subjects: [],
  outcome: 'refused',
  reason: null,
  details: { code: 'ledger.forged_entry', entry: id },
  mark: null,
});

async function integrate(db: EntityManager, keyring: Keyring, entries: readonly Sealed[], held?: Head): Promise<void> {
  if (entries.length === 0) return;
  const head = held ?? (await holdHead(db, keyring));
  const leaves: LeafRow[] = [];
  let { lastHash, lastTime } = head;
  for (const entry of entries) {
    const leaf = leafRow(entry, head.frontier.size + leaves.length, { lastHash, lastTime });
    leaves.push(leaf);
    [lastHash, lastTime] = [leaf.hash, leaf.time];
  }
  const { after, nodes } = completedNodes(
    head.frontier,
    leaves.map((leaf) => Buffer.from(leaf.hash, 'base64')),
  );
  await insertLeaves(db, leaves, nodes);
  await saveHead(db, keyring, { frontier: after, lastHash, lastTime });
}

/** By more than acts that overlap ever are: then the line says as well what the clock had said. */
const isSetBack = (acted: string, written: string): boolean =>
  acted !== written && Date.parse(written) - Date.parse(acted) > 60_000;

function leafRow(entry: Sealed, position: number, before: Pick<Head, 'lastHash' | 'lastTime'>): LeafRow {
  // A clock set back must not reorder history: a leaf is never older than the one before it.
  const time = entry.time > before.lastTime ? entry.time : before.lastTime;
  const { id: entryId, mark, actor, action, subjects, outcome, reason } = entry;
  const details = isSetBack(entry.time, time) ? { ...entry.details, actedAt: entry.time } : entry.details;
  const said = { time, actor, action, subjects, outcome, reason, details };
  const leaf: Leaf = { index: position, ...(position > 0 ? { prev: before.lastHash } : {}), ...said };
  const body = encodeLeaf(leaf);
  return {
    position,
    body,
    hash: leafHashText(body),
    entryId,
    time,
    action,
    actorId: actor.id,
    outcome,
    mark,
    subjects,
  };
}
