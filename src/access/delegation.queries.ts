import type { EntityManager } from 'typeorm';
import { forShare, list, rows, sql, type Sql } from '../database/sql.js';
import type { Keyring } from '../keyring/keyring.js';
import type { Delegation } from './delegation.entity.js';
import { isAuthenticDelegation } from './delegation.mac.js';

type Row = Delegation & { leaf: string | null };

const versionOf = (leaf: string | null): number =>
  leaf === null ? 1 : (JSON.parse(leaf) as { details: { version: number } }).details.version;

/** Delegations nobody ended and that can be trusted; with `hold` they stand still until the transaction ends. */
export async function openDelegations(
  db: EntityManager,
  keyring: Keyring,
  condition: Sql,
  { hold = false } = {},
): Promise<Delegation[]> {
  if (hold)
    await rows(
      db,
      sql`select d.id from delegation d where d.ended_at is null and ${condition} order by d.id${forShare(db)}`,
    );
  const found = await rows<Row>(
    db,
    sql`select d.id, d.holder_id as "holderId", d.delegate_id as "delegateId", d.from_day as "fromDay",
          d.until_day as "untilDay", d.account_id as "accountId", d.grant_id as "grantId", d.reason, d.created_at as "createdAt", d.created_by as "createdBy",
          d.ended_at as "endedAt", d.ended_by as "endedBy", d.version, d.mac,
          (select l.body from ledger_leaf l where l.mark = 'delegation:' || d.id order by l.position desc limit 1) as leaf
        from delegation d where d.ended_at is null and ${condition} order by d.id`,
  );
  return found
    .filter((row) => isAuthenticDelegation(keyring, row) && row.version >= versionOf(row.leaf))
    .map(({ leaf: _, ...row }) => row);
}

export const delegationsOf = (
  db: EntityManager,
  keyring: Keyring,
  holderIds: readonly string[],
  { hold = false } = {},
): Promise<Delegation[]> =>
  holderIds.length === 0
    ? Promise.resolve([])
    : openDelegations(db, keyring, sql`d.holder_id in ${list(holderIds)}`, { hold });

/** Holders for whom a person may stand in on a day, as far as the delegations say. */
export const holdersBehind = async (
  db: EntityManager,
  keyring: Keyring,
  delegateId: string,
  on: string,
): Promise<Delegation[]> =>
  openDelegations(db, keyring, sql`d.delegate_id = ${delegateId} and d.from_day <= ${on} and d.until_day >= ${on}`);
