import type { EntityManager } from 'typeorm';
import { forUpdate, list, raw, rows, sql, type Sql } from '../database/sql.js';
import type { Hold } from './erasure.rules.js';

export interface Retention {
  /** Steps of the runbook by which contact data go. */
  eraseSteps: readonly string[];
  /** Whoever left before this UTC day is due. */
  before: string;
  /** Instant. */
  now: string;
}

const FAR = 'z';
/** Found once, asked many times. */
const DUE = raw('select id from due');

/**
 * People (`p`) whose contact data are due: gone for long enough, and known for as long, so that a file about the past can be read
 * again as it was; and no departure of their last period says otherwise, be it by a later day or by having no such step at all.
 */
export const dueForErasure = ({ eraseSteps, before, now }: Retention): Sql => {
  const steps = list(eraseSteps);
  const last = raw(
    `(select n.id from employment_period n where n.person_id = p.id order by n.start_date desc, n.id desc limit 1)`,
  );
  return sql`p.erased_at is null and coalesce(p.last_day, substr(p.cut_at, 1, 10), ${FAR}) < ${before}
    and substr(p.created_at, 1, 10) < ${before}
    and not exists (select 1 from offboarding_case k where k.person_id = p.id and k.status = 'closed' and k.period_id = ${last}
      and not exists (select 1 from task t where t.case_id = k.id and t.code in ${steps}))
    and not exists (select 1 from offboarding_case k join task t on t.case_id = k.id where k.person_id = p.id
      and k.status = 'closed' and k.period_id = ${last} and t.code in ${steps} and t.due_at > ${now})`;
};

/** What hangs on these people, believed or not: `(person_id, why)`. `people` selects their ids. */
export function holdsOn(people: Sql, today: string): Sql {
  const living = (owner: string): Sql => sql`${raw(owner)} in (${people})`;
  const using = (column: string, kind: string): Sql => sql`select r.holder_id, 'channel' from account a
    join recovery_channel r on r.kind = ${kind} and r.value = a.${raw(column)}
    where a.status <> 'closed' and ${living('r.holder_id')}`;
  return sql`select k.person_id, 'open_case' as why from offboarding_case k
      where k.status in ('open', 'cut') and ${living('k.person_id')}
    union select r.person_id, 'role' from person_role r where r.ended_at is null and ${living('r.person_id')}
    union select s.person_id, 'seat' from seat s where s.ended_at is null and ${living('s.person_id')}
    union select g.person_id, 'grant' from access_grant g where (g.ended_on is null or g.ended_on > ${today})
      and (g.until is null or g.until >= ${today}) and ${living('g.person_id')}
    union select m.person_id, 'standing_right' from group_member m where m.ended_at is null and ${living('m.person_id')}
    union select b.person_id, 'standing_right' from break_glass_right b where b.ended_at is null and b.until >= ${today}
      and ${living('b.person_id')}
    union select d.holder_id, 'standing_right' from delegation d where d.ended_at is null and d.until_day >= ${today}
      and ${living('d.holder_id')}
    union select d.delegate_id, 'standing_right' from delegation d where d.ended_at is null and d.until_day >= ${today}
      and ${living('d.delegate_id')}
    union select b.accountable_id, 'standing_right' from brand b where b.ended_at is null and ${living('b.accountable_id')}
    union select a.second_factor_holder_id, 'channel' from account a where a.status <> 'closed'
      and ${living('a.second_factor_holder_id')}
    union select w.id, 'channel' from person w join account a on a.registration_email in (w.work_email, w.email_key)
      where a.status <> 'closed' and ${living('w.id')}
    union ${using('registration_email', 'mailbox')} union ${using('recovery_phone', 'phone')}
    union select e.person_id, 'exposed' from exposure e join credential c on c.id = e.credential_id
      and c.current_version = e.number where c.retired_at is null and ${living('e.person_id')}`;
}

/** People who are due and on whom something hangs: `(person_id, since, why)`, the first thing to do about it. */
export const heldUp = (retention: Retention, today: string): Sql => sql`with due (id, since) as materialized (
    select p.id, coalesce(p.last_day, substr(p.cut_at, 1, 10)) from person p where ${dueForErasure(retention)})
  select d.id as person_id, d.since, min(h.why) as why from due d join (${holdsOn(DUE, today)}) h on h.person_id = d.id
  group by d.id, d.since`;

/** What hangs on one person. */
export async function holdsOf(db: EntityManager, personId: string, today: string): Promise<Hold[]> {
  const found = await rows<{ why: Hold }>(
    db,
    sql`select distinct h.why from (${holdsOn(sql`select ${personId}`, today)}) h`,
  );
  return found.map(({ why }) => why);
}

/**
 * Some of those who are due and on whom nothing hangs, their records held: whoever is hired again at that moment comes first or
 * finds them erased.
 */
export async function erasable(
  db: EntityManager,
  retention: Retention,
  today: string,
  limit: number,
): Promise<string[]> {
  const free = (among: Sql, most: Sql): Sql => sql`with due (id) as materialized (
      select p.id from person p where ${dueForErasure(retention)} and ${among})
    select d.id from due d where d.id not in (select h.person_id from (${holdsOn(DUE, today)}) h) order by d.id${most}`;
  const found = await rows<{ id: string }>(db, free(raw('1 = 1'), sql` limit ${limit}`));
  if (found.length === 0) return [];
  const ids = list(found.map(({ id }) => id));
  await rows(db, sql`select id from person where id in ${ids} order by id${forUpdate(db)}`);
  return (await rows<{ id: string }>(db, free(sql`p.id in ${ids}`, raw('')))).map(({ id }) => id);
}
