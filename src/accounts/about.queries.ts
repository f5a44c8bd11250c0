import type { EntityManager } from 'typeorm';
import { join, one, raw, rows, sql, type Sql } from '../database/sql.js';
import type { Key } from './about.rules.js';
import type { KnownAccountView } from './about.view.js';
import type { Account, RecoveryChannel } from './account.entity.js';
import { DATED_FACTS } from './history.js';

const property = (column: string): string => column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

const FACTS = DATED_FACTS.map((column) => [column, property(column)] as const);

/** The facts of an account that are known for past days, as it names them. */
export const DATED_FIELDS: readonly string[] = FACTS.map(([, field]) => field);

export type KeptState = Record<string, string | null> & { validFrom: string };
type NumberedState = KeptState & { number: number | string };

/** States of an account before `before`, newest first. */
export function statesBefore(
  db: EntityManager,
  accountId: string,
  before: number,
  limit: number,
): Promise<NumberedState[]> {
  const facts = FACTS.map(([column, field]) => raw(`h.${column} as "${field}"`));
  return rows(
    db,
    sql`select h.number, h.valid_from as "validFrom", ${join(facts, ', ')} from account_history h
        where h.account_id = ${accountId} and h.number < ${before} order by h.number desc limit ${limit}`,
  );
}

export async function countStates(db: EntityManager, accountId: string): Promise<number> {
  const found = await one<{ n: number | string }>(
    db,
    sql`select count(*) as n from account_history where account_id = ${accountId}`,
  );
  return Number(found?.n ?? 0);
}

/** Accounts registered under one of these names that the reader sees. */
export const knownUnder = (
  db: EntityManager,
  keys: readonly Key[],
  visible: Sql | null,
): Promise<KnownAccountView[]> => {
  const any = join(
    keys.map(({ platform, key }) => sql`(a.platform = ${platform} and a.handle_key = ${key})`),
    ' or ',
  );
  return rows(
    db,
    sql`select a.id, a.platform, a.handle, a.display_name as "displayName", a.status from account a
        where (${any})${visible ? sql` and ${visible}` : raw('')} order by a.id limit 20`,
  );
};

export type NamedChannel = RecoveryChannel & { holder: string | null };

export const channelOf = (db: EntityManager, kind: 'mailbox' | 'phone', value: string): Promise<NamedChannel | null> =>
  one(
    db,
    sql`select c.id, c.kind, c.value, c.label, c.belongs_to as "belongsTo", c.owner_entity as "ownerEntity",
          c.holder_id as "holderId", c.status, c.verified_on as "verifiedOn", p.full_name as holder
        from recovery_channel c left join person p on p.id = c.holder_id where c.kind = ${kind} and c.value = ${value}`,
  );

/** How many other open accounts the reader sees rely on the same thing. */
export async function relyingToo(
  db: EntityManager,
  { id }: Account,
  column: 'registration_email' | 'recovery_phone',
  value: string,
  visible: Sql | null,
): Promise<number> {
  const found = await one<{ n: number | string }>(
    db,
    sql`select count(*) as n from account a where ${raw(`a.${column}`)} = ${value} and a.id <> ${id}
        and a.status <> 'closed'${visible ? sql` and ${visible}` : raw('')}`,
  );
  return Number(found?.n ?? 0);
}
