import type { EntityManager } from 'typeorm';
import { join, rows, sql } from '../database/sql.js';
import type { Envelope } from '../keyring/seal.js';

/** A version whose key still lies under a retired key-encryption key. */
export interface OldWrap extends Envelope {
  id: string;
  credentialId: string;
  accountId: string;
  kind: string;
  number: number;
  wrapVersion: number;
}

/** The next versions to rewrap, by id. */
export const oldWraps = (db: EntityManager, after: string, limit: number): Promise<OldWrap[]> =>
  rows(
    db,
    sql`select v.id, v.credential_id as "credentialId", c.account_id as "accountId", c.kind, v.number, v.alg, v.kek_id as "kekId",
          v.wrapped_dek as "wrappedDek", v.dek_nonce as "dekNonce", v.nonce, v.ciphertext, v.wrap_version as "wrapVersion"
        from credential_version v join credential c on c.id = v.credential_id
        where v.kek_id in (select id from kek where state = 'retired') and v.id > ${after} order by v.id limit ${limit}`,
  );

export interface NewWrap {
  id: string;
  wrapVersion: number;
  kekId: string;
  wrappedDek: string;
  dekNonce: string;
}

/** Replaces wraps that nobody replaced meanwhile; answers how many. */
export async function replaceWraps(db: EntityManager, wraps: readonly NewWrap[]): Promise<number> {
  if (wraps.length === 0) return 0;
  const values = wraps.map(
    (w) => sql`(${w.id}, ${w.kekId}, ${w.wrappedDek}, ${w.dekNonce}, cast(${w.wrapVersion} as integer))`,
  );
  const replaced = await rows(
    db,
    sql`update credential_version set kek_id = n.column2, wrapped_dek = n.column3, dek_nonce = n.column4, wrap_version = wrap_version + 1
        from (values ${join(values, ', ')}) as n
        where credential_version.id = n.column1 and credential_version.wrap_version = n.column5 returning credential_version.id`,
  );
  return replaced.length;
}

export interface KeyStatus {
  id: string;
  /** pending, active, retired or destroyed. */
  state: string;
  createdAt: string;
  activatedAt: string | null;
  retiredAt: string | null;
  /** Credential versions whose key lies under it. */
  versions: number;
}

export const keyStatus = (db: EntityManager): Promise<KeyStatus[]> =>
  rows(
    db,
    sql`select k.id, k.state, k.created_at as "createdAt", k.activated_at as "activatedAt", k.retired_at as "retiredAt",
          (select cast(count(*) as integer) from credential_version v where v.kek_id = k.id) as versions
        from kek k order by k.created_at, k.id`,
  );
