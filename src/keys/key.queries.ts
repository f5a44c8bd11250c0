import type { EntityManager } from 'typeorm';
import type { Groundwork } from '../database/writer.js';
import { one, rows, sql } from '../database/sql.js';
import type { WrappedKek } from '../keyring/keyring.js';

/** Every key that may still open something. */
export async function loadableKeks(source: Groundwork): Promise<(WrappedKek & { state: string })[]> {
  return (await source.query(
    `select id, alg, nonce, wrapped, state from kek where state in ('pending', 'active', 'retired') and wrapped is not null order by created_at`,
  )) as (WrappedKek & { state: string })[];
}

/** The key new values are sealed under. */
export async function activeKekId(db: EntityManager): Promise<string> {
  const row = await one<{ id: string }>(db, sql`select id from kek where state = 'active'`);
  if (!row) throw new Error('No key-encryption key is active');
  return row.id;
}

export function kekRow(db: EntityManager, id: string): Promise<WrappedKek | null> {
  return one<WrappedKek>(db, sql`select id, alg, nonce, wrapped from kek where id = ${id} and wrapped is not null`);
}

export async function insertKek(db: EntityManager, kek: WrappedKek, state: string, now: string): Promise<void> {
  await rows(
    db,
    sql`insert into kek (id, state, alg, nonce, wrapped, created_at, activated_at)
        values (${kek.id}, ${state}, ${kek.alg}, ${kek.nonce}, ${kek.wrapped}, ${now}, ${state === 'active' ? now : null})`,
  );
}
