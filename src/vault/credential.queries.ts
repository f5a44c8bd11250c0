import type { EntityManager } from 'typeorm';
import { forUpdate, list, one, rows, sql, type Sql } from '../database/sql.js';

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
  credentialsOn(db, [accountId]);

export const credentialsOn = (db: EntityManager, accountIds: readonly string[]): Promise<CredentialRow[]> =>
  found(db, sql`c.account_id in ${list(accountIds)} and c.retired_at is null`);

export const credentialsById = (db: EntityManager, ids: readonly string[]): Promise<CredentialRow[]> =>
  found(db, sql`c.id in ${list(ids)}`);

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
  criticality: string;
  frozenAt: string | null;
}

export const vaultAccounts = (db: EntityManager, ids: readonly string[]): Promise<VaultAccount[]> =>
  rows(
    db,
    sql`select id, platform, status, access_model as "accessModel", ownership_basis as "ownershipBasis", criticality,
          frozen_at as "frozenAt" from account where id in ${list(ids)}`,
  );

export const vaultAccount = async (db: EntityManager, id: string): Promise<VaultAccount | null> =>
  (await vaultAccounts(db, [id]))[0] ?? null;

export async function isFrozenPerson(db: EntityManager, id: string): Promise<boolean> {
  return (await one(db, sql`select id from person where id = ${id} and frozen_at is not null`)) !== null;
}
