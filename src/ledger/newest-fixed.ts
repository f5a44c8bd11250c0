import type { EntityManager } from 'typeorm';
import { rows, sql } from '../database/sql.js';
import type { Keyring } from '../keyring/keyring.js';
import { isAuthenticEntry } from './ledger.mac.js';
import { newestMark } from './ledger.queries.js';

/**
 * The newest leaf under a mark, waiting ones included: on PostgreSQL an act commits a moment before its leaf has its place.
 * Waiting leaves are looked at first, because they only move from there to the log; a planted one is passed over.
 */
export async function newestFixed(db: EntityManager, keyring: Keyring, mark: string): Promise<string | null> {
  const waiting = await rows<{ id: string; body: string; mac: string }>(
    db,
    sql`select id, body, mac from ledger_entry order by id desc`,
  );
  const own = waiting.find(
    (entry) => isAuthenticEntry(keyring, entry) && (JSON.parse(entry.body) as { mark: string | null }).mark === mark,
  );
  return own?.body ?? newestMark(db, mark);
}
