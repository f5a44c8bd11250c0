import type { EntityManager } from 'typeorm';
import { iso } from '../kernel/clock.js';
import { join, list, raw, rows, sql, type Sql } from '../database/sql.js';

/** A table whose rows change, and the one that keeps what they said. */
interface Kept {
  readonly table: 'account' | 'recovery_channel';
  readonly history: 'account_history' | 'recovery_channel_history';
  readonly key: 'account_id' | 'channel_id';
  /** The facts that are kept. */
  readonly facts: readonly string[];
  /** What never changes, for a reader of a past day. */
  readonly fixed: readonly string[];
}

const ACCOUNTS: Kept = {
  table: 'account',
  history: 'account_history',
  key: 'account_id',
  facts: [
    'status',
    'brand',
    'criticality',
    'access_model',
    'ownership_basis',
    'registration_email',
    'recovery_phone',
    'second_factor',
    'second_factor_holder_id',
    'paid_by',
    'plan_renews_on',
    'created_on',
    'last_verified_on',
    'last_sign_in_on',
    'display_name',
    'platform_uid',
    'owner_entity',
    'paid_plan',
    'review_due_on',
    'language',
    'purpose',
  ],
  fixed: ['platform', 'handle', 'created_at'],
};

/** Facts of an account that are known for past days. */
export const DATED_FACTS: readonly string[] = ACCOUNTS.facts;

const CHANNELS: Kept = {
  table: 'recovery_channel',
  history: 'recovery_channel_history',
  key: 'channel_id',
  facts: ['belongs_to', 'holder_id', 'status'],
  fixed: ['kind', 'value'],
};

interface Changing {
  readonly db: EntityManager;
  readonly now: Date;
}

/**
 * Keeps what the register says of these accounts from now on, in the transaction that changed them; of all of them when none are
 * named. Whoever writes to `account` calls it; what was not changed gets no row.
 */
export const keepAccounts = (op: Changing, ids?: readonly string[]): Promise<void> => keep(ACCOUNTS, op, ids);

/** The same for recovery channels. */
export const keepChannels = (op: Changing, ids?: readonly string[]): Promise<void> => keep(CHANNELS, op, ids);

async function keep(
  { table, history, key, facts }: Kept,
  { db, now }: Changing,
  ids?: readonly string[],
): Promise<void> {
  if (ids?.length === 0) return;
  const [changing, kept, id] = [raw(table), raw(history), raw(key)];
  const among = (column: string): Sql => (ids === undefined ? raw('1 = 1') : sql`${raw(column)} in ${list(ids)}`);
  const same = raw(facts.map((name) => `c.${name} is not distinct from ${history}.${name}`).join(' and '));
  const names = raw(facts.join(', '));
  await rows(
    db,
    sql`update ${kept} set valid_to = ${iso(now)} where valid_to is null and ${among(key)}
        and not exists (select 1 from ${changing} c where c.id = ${kept}.${id} and ${same})`,
  );
  await rows(
    db,
    sql`insert into ${kept} (${id}, number, valid_from, ${names})
        select c.id, coalesce(h.last, 0) + 1, case when h.last is null then '' else ${iso(now)} end,
          ${raw(facts.map((name) => `c.${name}`).join(', '))}
        from ${changing} c left join (select ${id} as id, max(number) as last from ${kept} where ${among(key)} group by ${id}) h
          on h.id = c.id
        where ${among('c.id')} and not exists (select 1 from ${kept} o where o.${id} = c.id and o.valid_to is null)`,
  );
}

/** The accounts as the register had them at the end of a UTC day, in place of the table `account`. */
export const accountsOn = (on: string): Sql => stateOn(ACCOUNTS, on);

/** The recovery channels as they were then, in place of `recovery_channel`. */
export const channelsOn = (on: string): Sql => stateOn(CHANNELS, on);

function stateOn({ table, history, key, facts, fixed }: Kept, on: string): Sql {
  const columns = [...fixed.map((name) => `k.${name}`), ...facts.map((name) => `h.${name}`)].map(raw);
  return sql`(select k.id, ${join(columns, ', ')} from ${raw(history)} h join ${raw(table)} k on k.id = h.${raw(key)}
    where h.valid_from < ${endOf(on)} and (h.valid_to is null or h.valid_to >= ${endOf(on)}))`;
}

/** Greater than every instant of the day, less than every one of the next. */
export const endOf = (on: string): string => `${on}T24`;
