import { accountsOwnedBy } from '../access/standing.js';
import { list, raw, rows, sql, type Sql } from '../database/sql.js';
import type { Keyring } from '../keyring/keyring.js';
import { holds } from '../operation/actor.js';
import type { Operation } from '../operation/operation.js';

/** What the actor answers for: everything as an admin, else the accounts of their owner seats and those accounts' brands. */
export interface Say {
  isAdmin: boolean;
  accountIds: readonly string[];
  brands: readonly string[];
}

export async function sayOfActor(op: Operation, keyring: Keyring): Promise<Say> {
  const accountIds = await accountsOwnedBy(op.db, keyring, op.actor.id);
  const found = await rows<{ brand: string }>(
    op.db,
    sql`select distinct brand from account where brand is not null and id in ${list(accountIds)}`,
  );
  return { isAdmin: holds(op.actor, 'admin'), accountIds, brands: found.map(({ brand }) => brand) };
}

interface OfBrand {
  accountId: string | null;
  brand: string | null;
}

export const hasSay = (say: Say, { accountId, brand }: OfBrand): boolean =>
  say.isAdmin ||
  (accountId !== null && say.accountIds.includes(accountId)) ||
  (brand !== null && say.brands.includes(brand));

/** The condition on `impersonation i` of what the actor sees: staff everything, others what they answer for or told of. */
export const visibleImpersonations = (op: Operation, say: Say): Sql =>
  holds(op.actor, 'admin', 'hr', 'auditor')
    ? raw('1 = 1')
    : sql`(i.created_by = ${op.actor.id} or i.account_id in ${list([...say.accountIds])} or i.brand in ${list([...say.brands])})`;
