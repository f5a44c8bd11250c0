import type { EntityManager } from 'typeorm';
import { join, list, raw, rows, sql, type Sql } from '../database/sql.js';
import type { Catalogue } from '../platforms/platform.js';
import { credentialsOf, type CredentialRow } from './credential.queries.js';

/** What one signs in with; a token or a note is always of one account. */
export const LOGIN_KINDS: readonly string[] = ['password', 'totp', 'recovery_codes'];

/** As a condition over a child and its parent: is the child signed in to with the parent's login? The catalogue says so. */
export function usesLoginOf(catalogue: Catalogue, child: string, parent: string): Sql {
  const pairs = [...catalogue.platforms.values()]
    .filter(({ sharesParentLogin }) => sharesParentLogin.length > 0)
    .map(
      ({ id, sharesParentLogin }) =>
        sql`(${raw(child)}.platform = ${id} and ${raw(parent)}.platform in ${list(sharesParentLogin)})`,
    );
  return pairs.length === 0 ? raw('1 = 0') : sql`(${join(pairs, ' or ')})`;
}

/**
 * As a table (account_id, other_id): for each account `x` of the condition, the others that the same login opens: its parent,
 * the parent's other children, its own children. What is closed is opened by nothing.
 */
export const sharedLogins = (catalogue: Catalogue, condition: Sql): Sql => sql`
  select x.id as account_id, r.id as other_id from account x
    join account r on r.id = x.parent_account_id and ${usesLoginOf(catalogue, 'x', 'r')}
    where r.status <> 'closed' and ${condition}
  union all select x.id, o.id from account x
    left join account p on p.id = x.parent_account_id and ${usesLoginOf(catalogue, 'x', 'p')}
    join account r on r.id = coalesce(p.id, x.id)
    join account o on o.parent_account_id = r.id and o.id <> x.id and ${usesLoginOf(catalogue, 'o', 'r')}
    where o.status <> 'closed' and ${condition}`;

export interface OtherAccount {
  accountId: string;
  otherId: string;
  platform: string;
  handle: string;
  /** 1 when the other one is the parent: the login is its own. */
  isParent: number;
}

/** The accounts that the login of each of these opens as well; parents first. */
export const othersOf = (
  db: EntityManager,
  catalogue: Catalogue,
  accountIds: readonly string[],
): Promise<OtherAccount[]> =>
  rows(
    db,
    sql`select g.account_id as "accountId", g.other_id as "otherId", a.platform, a.handle,
          case when k.parent_account_id = a.id then 1 else 0 end as "isParent"
        from (${sharedLogins(catalogue, sql`x.id in ${list(accountIds)}`)}) g
        join account a on a.id = g.other_id join account k on k.id = g.account_id order by 5 desc, a.id`,
  );

/** Ids of the others, by account. */
export async function sharedWith(
  db: EntityManager,
  catalogue: Catalogue,
  accountIds: readonly string[],
): Promise<Map<string, string[]>> {
  const shared = new Map<string, string[]>();
  for (const { accountId, otherId } of await othersOf(db, catalogue, accountIds))
    shared.set(accountId, [...(shared.get(accountId) ?? []), otherId]);
  return shared;
}

/** What the vault keeps for an account: its own, and the login that is kept elsewhere and opens it too. */
export async function keptFor(db: EntityManager, catalogue: Catalogue, accountId: string): Promise<CredentialRow[]> {
  const kept = await credentialsOf(db, accountId);
  for (const other of (await sharedWith(db, catalogue, [accountId])).get(accountId) ?? [])
    kept.push(...(await credentialsOf(db, other)).filter(({ kind }) => LOGIN_KINDS.includes(kind)));
  return kept;
}
