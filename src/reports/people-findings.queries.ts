import type { EntityManager } from 'typeorm';
import { list, raw, rows, sql, type Sql } from '../database/sql.js';
import { backSince, firstLanguage, inForce, saidBy } from '../policies/gate.queries.js';
import type { Look } from './look.js';
import type { Known } from './people.rules.js';
import type { Payment } from './payer.rules.js';
import type { Burst } from './reveals.rules.js';

/** Whoever has live access: a grant, or the seat of an owner, on an account that is not closed. `on` narrows the account `a`. */
export const withAccess = (look: Look, on: Sql = raw('1 = 1')): Sql => sql`
  select g.person_id from access_grant g join ${look.accounts} a on a.id = g.account_id
    where a.status <> 'closed' and ${on} and ${look.live('g')}
  union select s.person_id from seat s join ${look.accounts} a on a.id = s.account_id
    where a.status <> 'closed' and ${on} and s.seat in ('owner', 'backup_owner') and ${look.seated('s')}`;

export function conflicting(look: Look): Sql {
  const watcher = list(look.watchers);
  return sql`
    select 'grant:' || g.id as subject, g.account_id, g.person_id, g.since, g.level as note from access_grant g
      where g.person_id in ${watcher} and ${look.live('g')}
    union all select 'seat:' || s.id, s.account_id, s.person_id, s.since, s.seat from seat s
      where s.person_id in ${watcher} and ${look.seated('s')}`;
}

const columns = (note: Sql, since: Sql): Sql =>
  sql`'person:' || p.id as subject, null as account_id, p.id as person_id, ${since} as since, ${note} as note`;

/** Has accepted the charter that is in force on the day, by then. */
export const accepted = ({ charter, today }: Look): Sql =>
  charter === null
    ? raw('1 = 1')
    : sql`exists (select 1 from acknowledgement k where k.person_id = p.id and k.policy_code = ${charter.policyCode}
        and k.number = ${charter.number} and ${saidBy('k', today)})`;

export const unacknowledged = (look: Look): Sql => sql`
  select ${columns(sql`cast(${String(look.charter?.number ?? '')} as varchar)`, raw('null'))} from person p
  where p.id in (${withAccess(look)}) and not ${look.gone('p')} and not ${accepted(look)}`;

/** Holds a training that counts on the day. */
export const trained = ({ today }: Look): Sql => sql`exists (select 1 from training t where t.person_id = p.id
  and t.withdrawn_at is null and t.completed_on <= ${today} and t.completed_on >= ${backSince('t.person_id')} and (t.expires_on is null or t.expires_on >= ${today}))`;

/** Of people who are here, or left and still hold a grant; whoever was never trained is not in the register of trainings. */
export const lapsed = (look: Look): Sql => sql`
  select ${columns(raw('d.ended'), raw('d.ended'))} from person p
  join (select person_id, max(expires_on) as ended from training t
    where completed_on <= ${look.today} and completed_on >= ${backSince('t.person_id')} group by person_id) d on d.person_id = p.id
  where not ${trained(look)} and (not ${look.gone('p')}
    or exists (select 1 from access_grant g where g.person_id = p.id and (g.ended_on is null or g.ended_on > ${look.today})
      and g.since <= ${look.today} and ${look.believed('access_grant', 'g')}))`;

export const untrained = (look: Look): Sql => sql`
  select ${columns(raw('null'), raw('null'))} from person p where p.id in (${withAccess(look)}) and not ${look.gone('p')}
    and not exists (select 1 from training t where t.person_id = p.id
      and t.completed_on <= ${look.today} and t.completed_on >= ${backSince('t.person_id')})`;

/** Versions in force whose day of review has come. */
export const reviewsDue = (look: Look): Sql => sql`
  select 'policy:' || v.policy_code as subject, null as account_id, null as person_id, v.review_due_on as since,
    cast(v.number as varchar) as note from policy_version v
  where v.review_due_on <= ${look.today} and ${inForce('v', look.today)} and ${firstLanguage('v')}`;

/** Whoever is here and cannot be written to, since the mail server said so. */
export const bouncing = (look: Look): Sql => sql`
  select ${columns(raw('null'), raw('p.bounced_at'))} from person p
  where p.bounced_key = p.email_key and p.bounced_at < ${look.end} and not ${look.gone('p')}`;

export const everybody = (db: EntityManager): Promise<Known[]> =>
  rows(
    db,
    sql`select id, full_name as "fullName", work_email as "workEmail", start_date as "startDate", last_day as "lastDay"
        from person order by id`,
  );

export const payments = (look: Look): Promise<Payment[]> =>
  rows(
    look.db,
    sql`select a.id as "accountId", a.paid_by as "paidBy" from ${look.accounts} a
        where a.paid_by is not null and a.status <> 'closed'`,
  );

/** How often each person revealed something, by ten minutes, since an instant and up to the end of the day. */
export const bursts = (look: Look, since: string): Promise<Burst[]> =>
  rows(
    look.db,
    sql`select e.person_id as "personId", p.time_zone as "timeZone", substr(e.at, 1, 15) as at, count(*) as n
        from exposure e join person p on p.id = e.person_id where e.kind = 'revealed' and e.at >= ${since} and e.at < ${look.end}
        group by e.person_id, p.time_zone, substr(e.at, 1, 15)`,
  );
