import type { EntityManager } from 'typeorm';
import { forUpdate, join, list, one, raw, rows, sql, type Sql } from '../database/sql.js';
import { Account } from './account.entity.js';
import { AccountFailures } from './accounts.failures.js';

let columns: Sql | null = null;

/** Every column of `account a` under its property's name. */
export function accountColumns(db: EntityManager): Sql {
  columns ??= join(
    db.connection
      .getMetadata(Account)
      .columns.map((column) => raw(`a.${column.databaseName} as "${column.propertyName}"`)),
    ', ',
  );
  return columns;
}

/** `visible` is a condition on `account a` it must meet. */
export const findAccount = (db: EntityManager, id: string, visible: Sql | null = null): Promise<Account | null> =>
  one(db, sql`select ${accountColumns(db)} from account a where a.id = ${id}${visible ? sql` and ${visible}` : sql``}`);

/** Whether or not somebody may see it: for acts of admins, of the service and of commands. Throws account.unknown. */
export async function accountById(db: EntityManager, id: string): Promise<Account> {
  const account = await findAccount(db, id);
  if (!account) throw AccountFailures.UNKNOWN();
  return account;
}

/** Holds the account against every other act until this transaction ends: seats and state are looked at afterwards. */
export async function lockAccount(db: EntityManager, id: string): Promise<void> {
  await one(db, sql`select id from account where id = ${id}${forUpdate(db)}`);
}

/** Several at once, in one order, so that two who want the same ones wait instead of blocking each other. */
export async function lockAccounts(db: EntityManager, ids: readonly string[]): Promise<Map<string, Account>> {
  const wanted = [...new Set(ids)];
  await rows(db, sql`select id from account where id in ${list(wanted)} order by id${forUpdate(db)}`);
  const found = await rows<Account>(db, sql`select ${accountColumns(db)} from account a where a.id in ${list(wanted)}`);
  return new Map(found.map((account) => [account.id, account]));
}

/** The account of a platform's key; one that is not closed before one that is. */
export const accountByKey = (db: EntityManager, platform: string, handleKey: string): Promise<Account | null> =>
  one(
    db,
    sql`select ${accountColumns(db)} from account a where a.platform = ${platform} and a.handle_key = ${handleKey}
        order by case when a.status = 'closed' then 1 else 0 end, a.id desc limit 1`,
  );

export interface AccountReference {
  id: string;
  platform: string;
  handle: string;
  displayName: string;
}

const REFERENCE = raw('a.id, a.platform, a.handle, a.display_name as "displayName"');

/** What stands under it, at most 200. */
export function childrenOf(db: EntityManager, id: string, visible: Sql | null = null): Promise<AccountReference[]> {
  const condition = visible ? sql` and ${visible}` : sql``;
  return rows(
    db,
    sql`select ${REFERENCE} from account a where a.parent_account_id = ${id}${condition} order by a.id limit 200`,
  );
}

/** How these accounts are called, by their ids. */
export async function accountsNamed(
  db: EntityManager,
  ids: Iterable<string | null>,
): Promise<ReadonlyMap<string, AccountReference>> {
  const wanted = [...new Set(ids)].filter((id): id is string => id !== null);
  if (wanted.length === 0) return new Map();
  const found = await rows<AccountReference>(db, sql`select ${REFERENCE} from account a where a.id in ${list(wanted)}`);
  return new Map(found.map((account) => [account.id, account]));
}

/** The account and everything it stands under, nearest first. */
export const ancestryOf = async (db: EntityManager, id: string): Promise<string[]> =>
  (
    await rows<{ id: string }>(
      db,
      sql`with recursive above (id, parent_account_id, depth) as (
            select id, parent_account_id, 0 from account where id = ${id}
            union all
            select a.id, a.parent_account_id, above.depth + 1 from account a join above on a.id = above.parent_account_id
            where above.depth < 50)
          select id from above order by depth`,
    )
  ).map((row) => row.id);

/** One more version, so that whoever read the account before its seats or state changed is told. */
export const touchAccount = (db: EntityManager, id: string): Promise<unknown> =>
  rows(db, sql`update account set version = version + 1 where id = ${id}`);
