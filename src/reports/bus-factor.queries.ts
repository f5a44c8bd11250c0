import { join, list, raw, rows, sql, type Sql } from '../database/sql.js';
import { decodeCursor, encodeCursor, type Page } from '../kernel/page.js';
import type { Look } from './look.js';

/** How one person alone can hold an account. The same ways as in a departure preview. */
export const ALONE = ['sole_control', 'sole_seat', 'second_factor', 'recovery_channel'] as const;
export type Alone = (typeof ALONE)[number];

/** What the list is narrowed to. */
export interface AloneAsked {
  accountId?: string | undefined;
  personId?: string | undefined;
  brand?: string | undefined;
  platform?: string | undefined;
  criticality?: string | undefined;
  why?: Alone | undefined;
}

export interface HeldByOne {
  accountId: string;
  platform: string;
  handle: string;
  brand: string | null;
  criticality: string;
  personId: string;
  personName: string;
  personEmail: string;
  /** 1: their last day is over, or they were cut. */
  gone: number | string;
  why: Alone;
  rank: number;
}

const OWNING = raw(`('owner', 'backup_owner')`);

const control = (look: Look): Sql => sql`
  select g.account_id, min(g.person_id) as person_id, 'sole_control' as why from access_grant g
  where g.level = 'full_control' and ${look.live('g')} group by g.account_id having count(distinct g.person_id) = 1`;

const seats = (look: Look): Sql => sql`
  select distinct s.account_id, s.person_id, 'sole_seat' as why from seat s
  where s.seat in ${OWNING} and ${look.seated('s')} and not exists (
    select 1 from seat o join person q on q.id = o.person_id where o.account_id = s.account_id and o.person_id <> s.person_id
      and o.seat in ${OWNING} and ${look.seated('o')} and q.cut_at is null and (q.last_day is null or q.last_day >= ${look.today}))`;

/** A factor whose codes the vault can make too is not held alone. */
const factors = raw(`
  select a.id as account_id, a.second_factor_holder_id as person_id, 'second_factor' as why from account a
  where a.second_factor_holder_id is not null and not exists (
    select 1 from credential c where c.account_id = a.id and c.kind = 'totp' and c.retired_at is null)`);

const channels = raw(`
  select a.id as account_id, p.id as person_id, 'recovery_channel' as why from account a join person p on p.email_key = a.registration_email
  union select a.id, p.id, 'recovery_channel' from account a join person p on p.work_email = a.registration_email
  union select a.id, r.holder_id, 'recovery_channel' from account a join recovery_channel r
    on r.kind = 'mailbox' and r.value = a.registration_email and r.holder_id is not null
  union select a.id, r.holder_id, 'recovery_channel' from account a join recovery_channel r
    on r.kind = 'phone' and r.value = a.recovery_phone and r.holder_id is not null`);

/** One row a way, of accounts that are not closed. */
function heldByOne(look: Look, asked: AloneAsked): Sql {
  const ways: Record<Alone, Sql> = {
    sole_control: control(look),
    sole_seat: seats(look),
    second_factor: factors,
    recovery_channel: channels,
  };
  const wanted = asked.why === undefined ? Object.values(ways) : [ways[asked.why]];
  return sql`(${join(wanted, ' union all ')}) f
    join account a on a.id = f.account_id and a.status <> 'closed' join person p on p.id = f.person_id where ${conditions(asked)}`;
}

function conditions({ accountId, personId, brand, platform, criticality }: AloneAsked): Sql {
  const wanted = { 'a.id': accountId, 'p.id': personId, 'a.brand': brand };
  const more = { 'a.platform': platform, 'a.criticality': criticality };
  const parts = Object.entries({ ...wanted, ...more }).flatMap(([column, value]) =>
    value === undefined ? [] : [sql`${raw(column)} in ${list([value])}`],
  );
  return join([raw('1 = 1'), ...parts], ' and ');
}

const RANK = raw(`case a.criticality when 'high' then 0 when 'medium' then 1 else 2 end`);

/** The more critical account first. */
export async function busFactorPage(
  look: Look,
  asked: AloneAsked,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Omit<Page<HeldByOne>, 'total'>> {
  const [rank, accountId, personId, why] = cursor === undefined ? [-1, '', '', ''] : decodeCursor(cursor, 4);
  const found = await rows<HeldByOne>(
    look.db,
    sql`select a.id as "accountId", a.platform, a.handle, a.brand, a.criticality, p.id as "personId", p.full_name as "personName",
          p.work_email as "personEmail", case when ${look.gone('p')} then 1 else 0 end as gone, f.why, ${RANK} as rank
        from ${heldByOne(look, asked)} and (${RANK}, a.id, p.id, f.why) > (${Number(rank)}, ${accountId ?? ''}, ${personId ?? ''}, ${why ?? ''})
        order by ${RANK}, a.id, p.id, f.why limit ${limit + 1}`,
  );
  const items = found.slice(0, limit);
  const last = items[items.length - 1];
  const isMore = found.length > limit && last !== undefined;
  return { items, nextCursor: isMore ? encodeCursor([last.rank, last.accountId, last.personId, last.why]) : null };
}

/** How many of each way. */
export async function busFactorTotals(look: Look, asked: AloneAsked): Promise<{ why: Alone; total: number }[]> {
  const found = await rows<{ why: Alone; total: number | string }>(
    look.db,
    sql`select f.why, count(*) as total from ${heldByOne(look, asked)} group by f.why order by f.why`,
  );
  return found.map(({ why, total }) => ({ why, total: Number(total) }));
}
