import type { EntityManager } from 'typeorm';
import { forUpdate, one, rows, sql, type Sql } from '../database/sql.js';

/** A credential without its value, and of its account and current version what a list says. */
export interface CredentialRow {
  id: string;
  accountId: string;
  kind: string;
  label: string;
  currentVersion: number;
  expiresOn: string | null;
  retiredAt: string | null;
  createdAt: string;
  version: number;
  /** When the current value was set on the platform, as far as known. */
  setAt: string;
  codes: number;
  codesUsed: number;
}

const COLUMNS = sql`c.id, c.account_id as "accountId", c.kind, c.label, c.current_version as "currentVersion",
  c.expires_on as "expiresOn", c.retired_at as "retiredAt", c.created_at as "createdAt", c.version,
  v.set_at as "setAt", v.codes, (select cast(count(*) as integer) from recovery_code_use u
    where u.credential_id = c.id and u.number = c.current_version) as "codesUsed"`;

const found = (db: EntityManager, condition: Sql): Promise<CredentialRow[]> =>
  rows(
    db,
    sql`select ${COLUMNS} from credential c
        join credential_version v on v.credential_id = c.id and v.number = c.current_version
        where ${condition} order by c.id`,
  );

/** In the order in which they were stored. */
export const credentialsOf = (db: EntityManager, accountId: string): Promise<CredentialRow[]> =>
  found(db, sql`c.account_id = ${accountId} and c.retired_at is null`);

export async function credentialById(db: EntityManager, id: string): Promise<CredentialRow | null> {
  const [row] = await found(db, sql`c.id = ${id}`);
  return row ?? null;
}

/** Held until the transaction ends: two new versions at once get two numbers. Null when there is none. */
export async function heldCredential(db: EntityManager, id: string): Promise<CredentialRow | null> {
  await one(db, sql`select id from credential where id = ${id}${forUpdate(db)}`);
  return credentialById(db, id);
}

/** What the vault asks of an account before it takes or gives anything. */
export interface VaultAccount {
  id: string;
  platform: string;
  status: string;
  accessModel: string;
  ownershipBasis: string | null;
}

export const vaultAccount = (db: EntityManager, id: string): Promise<VaultAccount | null> =>
  one(
    db,
    sql`select id, platform, status, access_model as "accessModel", ownership_basis as "ownershipBasis"
        from account where id = ${id}`,
  );

export async function isFrozenPerson(db: EntityManager, id: string): Promise<boolean> {
  return (await one(db, sql`select id from person where id = ${id} and frozen_at is not null`)) !== null;
}
