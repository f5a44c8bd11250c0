import type { EntityManager } from 'typeorm';
import { one, rows, sql } from '../database/sql.js';

/** A leaf with every column that stands beside its body. */
export interface StoredLeaf {
  position: number;
  body: string;
  hash: string;
  entryId: string;
  time: string;
  action: string;
  actorId: string;
  outcome: string;
  mark: string | null;
}

export interface StoredPersonal {
  entryId: string;
  field: string;
  salt: string;
  payload: string;
}

export function leavesAfter(db: EntityManager, position: number, limit: number): Promise<StoredLeaf[]> {
  return rows(
    db,
    sql`select position, body, hash, entry_id as "entryId", time, action, actor_id as "actorId", outcome, mark
        from ledger_leaf where position > ${position} order by position limit ${limit}`,
  );
}

/** Subjects on file for the leaves [from, to], by position. */
export async function subjectsOf(db: EntityManager, from: number, to: number): Promise<Map<number, string[]>> {
  const found = await rows<{ position: number; subject: string }>(
    db,
    sql`select position, subject from ledger_subject where position >= ${from} and position <= ${to}`,
  );
  const subjects = new Map<number, string[]>();
  for (const row of found) subjects.set(row.position, [...(subjects.get(row.position) ?? []), row.subject]);
  return subjects;
}

/** Personal texts still held for the leaves [from, to], by entry. */
export async function textsOf(db: EntityManager, from: number, to: number): Promise<Map<string, StoredPersonal[]>> {
  const found = await rows<StoredPersonal>(
    db,
    sql`select p.entry_id as "entryId", p.field, p.salt, p.payload from ledger_personal p
        join ledger_leaf l on l.entry_id = p.entry_id where l.position >= ${from} and l.position <= ${to}`,
  );
  const texts = new Map<string, StoredPersonal[]>();
  for (const text of found) texts.set(text.entryId, [...(texts.get(text.entryId) ?? []), text]);
  return texts;
}

export function storedNodes(db: EntityManager): Promise<{ level: number; position: number; hash: string }[]> {
  return rows(db, sql`select level, position, hash from ledger_node order by level, position`);
}

export function storedHead(
  db: EntityManager,
): Promise<{ size: number; frontier: string; lastHash: string; lastTime: string; mac: string } | null> {
  return one(
    db,
    sql`select size, frontier, last_hash as "lastHash", last_time as "lastTime", mac from ledger_head where id = 1`,
  );
}

/** Subjects that point at no leaf. */
export async function strayPosition(db: EntityManager): Promise<number | null> {
  const row = await one<{ position: number | null }>(
    db,
    sql`select min(s.position) as position from ledger_subject s
        where not exists (select 1 from ledger_leaf l where l.position = s.position)`,
  );
  return row?.position ?? null;
}
