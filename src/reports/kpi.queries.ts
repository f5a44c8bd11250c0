import { one, raw, rows, sql, type Sql } from '../database/sql.js';
import { control, NOTICE_DAYS, pastKeepAlive } from './account-findings.queries.js';
import { moved } from './days.js';
import type { Scope } from './kpi.js';
import { accepted, trained, withAccess } from './people-findings.queries.js';

/** Accounts that exist on the day: what is closed today counts on no day, as nothing says when it was closed. */
const existing = ({ look, on }: Scope): Sql =>
  sql`a.status <> 'closed' and coalesce(a.created_on, substr(a.created_at, 1, 10)) <= ${look.today} and ${on}`;

/** Counts come as text from PostgreSQL. */
async function numbers<K extends string>({ look }: Scope, names: readonly K[], query: Sql): Promise<Record<K, number>> {
  const found = await one<Record<string, number | string | null>>(look.db, query);
  return Object.fromEntries(names.map((name) => [name, Number(found?.[name] ?? 0)])) as Record<K, number>;
}

const counted = (condition: Sql): Sql => sql`sum(case when ${condition} then 1 else 0 end)`;

export const twiceControlled = (scope: Scope) =>
  numbers(
    scope,
    ['n', 'k'],
    sql`select count(*) as n, ${counted(raw('c.here >= 2'))} as k from account a
        left join (${control(scope.look)}) c on c.account_id = a.id where ${existing(scope)}`,
  );

/** Both the address and the phone; a phone nobody wrote down as the organisation's is not held by it. */
export const organisationHeld = (scope: Scope) =>
  numbers(
    scope,
    ['n', 'k'],
    sql`select count(*) as n, ${counted(sql`f.belongs_to = 'organisation' and (m.belongs_to = 'organisation'
          or (m.belongs_to is null and ${scope.look.ours('a.registration_email')}))`)} as k
        from account a left join recovery_channel m on m.kind = 'mailbox' and m.value = a.registration_email
        left join recovery_channel f on f.kind = 'phone' and f.value = a.recovery_phone where ${existing(scope)}`,
  );

/** Of accounts whose second factor is their own: a prompt goes to each person's phone and fits in no vault. */
export const factorsInVault = (scope: Scope) => {
  const end = `${scope.look.today}T24`;
  const stored = sql`exists (select 1 from credential c where c.account_id = a.id and c.kind = 'totp'
    and c.created_at < ${end} and (c.retired_at is null or c.retired_at >= ${end}))`;
  return numbers(
    scope,
    ['n', 'k'],
    sql`select count(*) as n, ${counted(stored)} as k from account a
        where (a.second_factor not in ('none', 'platform_prompt') or ${stored}) and ${existing(scope)}`,
  );
};

export const accountsIn = async (scope: Scope): Promise<Set<string>> =>
  new Set(
    (await rows<{ id: string }>(scope.look.db, sql`select a.id from account a where ${scope.on}`)).map(({ id }) => id),
  );

export interface Leaving {
  lastDay: string;
  timeZone: string;
  /** The newest end of a right of theirs. */
  endedAt: string;
  /** 1 while one of them still lives. */
  open: number | string;
}

/** People who left in the year up to the day, and when the last of their rights ended. */
export const leavings = ({ look, on }: Scope): Promise<Leaving[]> =>
  rows(
    look.db,
    sql`select p.last_day as "lastDay", p.time_zone as "timeZone", max(h.ended) as "endedAt", max(h.open) as open from person p join (
          select g.person_id, coalesce(g.ended_at, g.ended_on || 'T00:00:00.000Z', g.until || 'T24:00:00.000Z', '') as ended,
            case when ${look.live('g')} then 1 else 0 end as open
            from access_grant g join account a on a.id = g.account_id where ${on} and ${look.believed('access_grant', 'g')}
          union all select s.person_id, coalesce(s.ended_at, s.ended_on || 'T00:00:00.000Z', ''),
            case when ${look.seated('s')} then 1 else 0 end
            from seat s join account a on a.id = s.account_id
            where ${on} and s.seat in ('owner', 'backup_owner') and ${look.believed('seat', 's')}) h on h.person_id = p.id
        where p.last_day < ${look.today} and p.last_day >= ${moved(look.today, -365)}
        group by p.id, p.last_day, p.time_zone`,
  );

/** A case is due when the last of its tasks is; without tasks, when access ends. */
export const casesDue = (scope: Scope) =>
  numbers(
    scope,
    ['n', 'k'],
    sql`select count(*) as n, ${counted(raw('d.closed_at <= d.due'))} as k from (
          select k.closed_at, coalesce((select max(t.due_at) from task t where t.case_id = k.id), k.cut_due_at) as due
          from offboarding_case k where k.status <> 'cancelled' and ${ofCases(scope)}) d
        where d.due < ${`${scope.look.today}T24`}`,
  );

const ofCases = ({ on, isNarrowed }: Scope): Sql =>
  isNarrowed
    ? sql`exists (select 1 from handover h join account a on a.id = h.account_id where h.case_id = k.id and ${on})`
    : raw('1 = 1');

export const readiness = (scope: Scope) => {
  const { look, on } = scope;
  return numbers(
    scope,
    ['n', 'acknowledged', 'trained', 'both'],
    sql`select count(*) as n, ${counted(raw('d.acknowledged = 1'))} as acknowledged, ${counted(raw('d.trained = 1'))} as trained,
          ${counted(raw('d.acknowledged = 1 and d.trained = 1'))} as "both" from (
            select case when ${accepted(look)} then 1 else 0 end as acknowledged,
              case when ${trained(look)} then 1 else 0 end as trained
            from person p where p.id in (${withAccess(look, on)}) and not ${look.gone('p')}) d`,
  );
};

export const grantsLive = (scope: Scope) =>
  numbers(
    scope,
    ['n'],
    sql`select count(*) as n from access_grant g join account a on a.id = g.account_id
        where ${existing(scope)} and ${scope.look.live('g')}`,
  );

export const forsaken = (scope: Scope) => {
  const orphan = sql`not exists (select 1 from seat s where s.account_id = a.id and s.seat = 'owner'
    and ${scope.look.seated('s')})`;
  const dormant = raw(`a.status = 'dormant'`);
  return numbers(
    scope,
    ['n', 'orphan', 'dormant', 'either'],
    sql`select count(*) as n, ${counted(orphan)} as orphan, ${counted(dormant)} as dormant,
          ${counted(sql`(${orphan} or ${dormant})`)} as "either" from account a where ${existing(scope)}`,
  );
};

/** The day itself is still in time. */
export const overdue = (scope: Scope) =>
  numbers(
    scope,
    ['n', 'k', 'soon'],
    sql`select count(*) as n, ${counted(pastKeepAlive(scope.look, -1))} as k,
          ${counted(sql`${pastKeepAlive(scope.look, NOTICE_DAYS)} and not ${pastKeepAlive(scope.look, -1)}`)} as soon
        from account a
        where a.status not in ('requested', 'approved', 'lost') and ${existing(scope)}`,
  );
