import { dayAfter } from '../kernel/clock.js';
import { one, raw, rows, sql, type Sql } from '../database/sql.js';
import { control, factorInVault, NOTICE_DAYS, onlyAskedFor, pastKeepAlive } from './account-findings.queries.js';
import type { Scope } from './kpi.js';
import { accepted, trained, withAccess } from './people-findings.queries.js';
import { recertifications } from './review-findings.queries.js';

/** Accounts that existed at the end of the day; what is only asked for is none of them, as in the findings. */
const existing = ({ look, on }: Scope): Sql =>
  sql`a.status <> 'closed' and not ${onlyAskedFor} and coalesce(a.created_on, substr(a.created_at, 1, 10)) <= ${look.today} and ${on}`;

const accounts = ({ look }: Scope): Sql => sql`${look.accounts} a`;
const flag = (condition: Sql): Sql => sql`case when ${condition} then 1 else 0 end`;

/** One row a thing: is it counted, and in the two parts of the figure. */
const counted = (condition: Sql, x: Sql = raw('1 = 0'), y: Sql = raw('1 = 0')): Sql =>
  sql`${flag(condition)} as counted, null as value, ${flag(x)} as x, ${flag(y)} as y`;
const account = raw(`'account:' || a.id as subject, a.id as account_id, null as person_id`);

export interface Tally {
  n: number;
  k: number;
  x: number;
  y: number;
}

/** How many there are, and how many of them count; counts come as text from PostgreSQL. */
export async function tally({ look }: Scope, found: Sql): Promise<Tally> {
  const sums = await one<Record<keyof Tally, number | string | null>>(
    look.db,
    sql`select count(*) as n, sum(f.counted) as k, sum(f.x) as x, sum(f.y) as y from (${found}) f`,
  );
  return { n: Number(sums?.n ?? 0), k: Number(sums?.k ?? 0), x: Number(sums?.x ?? 0), y: Number(sums?.y ?? 0) };
}

export const twiceControlled = (scope: Scope): Sql => sql`
  select ${account}, ${counted(raw('coalesce(c.here, 0) >= 2'))} from ${accounts(scope)}
  left join (${control(scope.look)}) c on c.account_id = a.id where ${existing(scope)}`;

/** An owner and a backup owner, two people who are both here. */
export const twiceOwned = (scope: Scope): Sql => sql`
  select ${account}, ${counted(sql`(select count(distinct s.person_id) from seat s join person p on p.id = s.person_id
    where s.account_id = a.id and s.seat in ('owner', 'backup_owner') and ${scope.look.seated('s')}
      and not ${scope.look.gone('p')}) >= 2`)} from ${accounts(scope)} where ${existing(scope)}`;

/** Both the address and the phone; a phone nobody wrote down as the organisation's is not held by it. */
export const organisationHeld = (scope: Scope): Sql => sql`
  select ${account}, ${counted(sql`(f.belongs_to = 'organisation'
    or (f.belongs_to is null and ${scope.look.ours.phone('a.recovery_phone')})) and (m.belongs_to = 'organisation'
    or (m.belongs_to is null and ${scope.look.ours.mail('a.registration_email')}))`)} from ${accounts(scope)}
  left join ${scope.look.channels} m on m.kind = 'mailbox' and m.value = a.registration_email
  left join ${scope.look.channels} f on f.kind = 'phone' and f.value = a.recovery_phone where ${existing(scope)}`;

/** Of accounts whose second factor is their own: a prompt goes to each person's phone and fits in no vault. */
export function factorsInVault(scope: Scope): Sql {
  const inVault = factorInVault(scope.look);
  return sql`select ${account}, ${counted(inVault)} from ${accounts(scope)}
    where (a.second_factor not in ('none', 'platform_prompt') or ${inVault}) and ${existing(scope)}`;
}

export const accountsIn = async (scope: Scope): Promise<Set<string>> =>
  new Set(
    (await rows<{ id: string }>(scope.look.db, sql`select a.id from ${accounts(scope)} where ${scope.on}`)).map(
      ({ id }) => id,
    ),
  );

export interface Leaving {
  personId: string;
  lastDay: string;
  timeZone: string;
  /** The newest end of a right of theirs. */
  endedAt: string;
  /** 1 while one of them still lives. */
  open: number | string;
}

/** People who left in the year up to the day, and when the last of their rights ended. */
export const leavings = (scope: Scope): Promise<Leaving[]> => {
  const { look, on } = scope;
  return rows(
    look.db,
    sql`select p.id as "personId", p.last_day as "lastDay", p.time_zone as "timeZone", max(h.ended) as "endedAt", max(h.open) as open
        from person p join (
          select g.person_id, coalesce(g.ended_at, g.ended_on || 'T00:00:00.000Z', g.until || 'T24:00:00.000Z', '') as ended,
            ${flag(look.live('g'))} as open
            from access_grant g join ${accounts(scope)} on a.id = g.account_id
            where g.since <= ${look.today} and ${on} and ${look.believed('access_grant', 'g')}
          union all select s.person_id, coalesce(s.ended_at, s.ended_on || 'T00:00:00.000Z', ''), ${flag(look.seated('s'))}
            from seat s join ${accounts(scope)} on a.id = s.account_id
            where s.since <= ${look.today} and ${on} and s.seat in ('owner', 'backup_owner') and ${look.believed('seat', 's')}) h
          on h.person_id = p.id
        where p.last_day < ${look.today} and p.last_day >= ${dayAfter(look.today, -365)}
        group by p.id, p.last_day, p.time_zone order by p.id`,
  );
};

/** A case is due when the last of its tasks is; without tasks, when access ends. */
export const casesDue = (scope: Scope): Sql => sql`
  select 'case:' || d.id as subject, null as account_id, d.person_id, ${counted(raw('d.closed_at <= d.due'))} from (
    select k.id, k.person_id, k.closed_at, coalesce((select max(t.due_at) from task t where t.case_id = k.id), k.cut_due_at) as due
    from offboarding_case k where k.opened_at < ${scope.look.end}
      and (k.cancelled_at is null or k.cancelled_at >= ${scope.look.end}) and ${ofCases(scope)}) d
  where d.due < ${scope.look.end}`;

const ofCases = (scope: Scope): Sql =>
  scope.isNarrowed
    ? sql`exists (select 1 from handover h join ${accounts(scope)} on a.id = h.account_id where h.case_id = k.id and ${scope.on})`
    : raw('1 = 1');

export const readiness = ({ look, on }: Scope): Sql => sql`
  select 'person:' || d.id as subject, null as account_id, d.id as person_id,
    ${counted(raw('d.acknowledged = 1 and d.trained = 1'), raw('d.acknowledged = 1'), raw('d.trained = 1'))} from (
      select p.id, ${flag(accepted(look))} as acknowledged, ${flag(trained(look))} as trained
      from person p where p.id in (${withAccess(look, on)}) and not ${look.gone('p')}) d`;

/** Of grants for which a review is due. */
export const recertified = ({ look, on }: Scope): Sql =>
  recertifications(
    look,
    (isOnTime) => sql`'grant:' || g.id as subject, g.account_id, g.person_id, ${isOnTime} as counted, null as value,
      0 as x, 0 as y`,
    on,
  );

export function forsaken(scope: Scope): Sql {
  const orphan = sql`not exists (select 1 from seat s where s.account_id = a.id and s.seat = 'owner'
    and ${scope.look.seated('s')})`;
  const dormant = raw(`a.status = 'dormant'`);
  return sql`select ${account}, ${counted(sql`(${orphan} or ${dormant})`, orphan, dormant)} from ${accounts(scope)}
    where ${existing(scope)}`;
}

/** The day itself is still in time. */
export function overdue(scope: Scope): Sql {
  const past = pastKeepAlive(scope.look, -1);
  const soon = sql`${pastKeepAlive(scope.look, NOTICE_DAYS)} and not ${past}`;
  return sql`select ${account}, ${counted(past, soon)} from ${accounts(scope)}
    where a.status not in ('requested', 'approved', 'lost') and ${existing(scope)}`;
}
