import { dayAfter } from '../kernel/clock.js';
import { sql, type Sql } from '../database/sql.js';
import type { Look } from './look.js';

/**
 * What reviews said of each grant by the end of the day: when it was last certified (a lowered one with its own beginning), the
 * last day that passed without an answer, and whether it is being asked about in time.
 */
const reviewed = ({ end, today }: Look): Sql => sql`(
  select d.grant_id, max(d.certified) as certified, max(d.missed) as missed, max(d.running) as running from (
    select i.grant_id, case when i.state = 'certified' and i.decided_at < ${end} then i.decided_at end as certified,
      case when i.due_on < ${today} and (i.decided_at is null or i.decided_at >= ${end} or i.state in ('unanswered', 'lapsed'))
        then i.due_on end as missed,
      case when i.due_on >= ${today} and (i.decided_at is null or i.decided_at >= ${end}) then 1 end as running
    from review_item i where i.grant_id is not null and i.opened_at < ${end}
    union all select i.result_grant_id, i.decided_at, null, null from review_item i
      where i.result_grant_id is not null and i.decided_at < ${end}) d
  group by d.grant_id)`;

const since = ({ today, settings }: Look): string => dayAfter(today, -settings.recertifyDays);

/** Over `rv`: certified lately and nothing missed since, or asked about right now. */
const isOnTime = (look: Look): Sql => sql`(rv.running = 1
  or (rv.certified >= ${since(look)} and (rv.missed is null or rv.certified > rv.missed)))`;

/** Over `g` and `rv`: held long enough to be due, or in a review already. Whoever gave a young one has just decided on it. */
const isDue = (look: Look): Sql =>
  sql`(g.since < ${since(look)} or coalesce(rv.certified, rv.missed) is not null or rv.running = 1)`;

/** Live grants `g` on accounts `a` for which a review is due, each with whether it was in time. */
export const recertifications = (look: Look, columns: (isOnTime: Sql) => Sql, on: Sql): Sql => sql`
  select ${columns(sql`coalesce(case when ${isOnTime(look)} then 1 else 0 end, 0)`)}
  from access_grant g join ${look.accounts} a on a.id = g.account_id
  left join ${reviewed(look)} rv on rv.grant_id = g.id
  where a.status <> 'closed' and ${look.live('g')} and ${isDue(look)} and ${on}`;

export const notRecertified = (look: Look): Sql => sql`
  select f.subject, f.account_id, f.person_id, f.since, f.note from (${recertifications(
    look,
    (isOnTime) =>
      sql`'grant:' || g.id as subject, g.account_id, g.person_id, g.since, g.level as note, ${isOnTime} as counted`,
    sql`1 = 1`,
  )}) f where f.counted = 0`;

/** The note is the campaign, for the way to the cure. */
export const overdue = ({ end, today }: Look): Sql => sql`
  select 'review:' || i.id as subject, i.account_id, i.person_id, i.due_on as since, i.campaign_id as note
  from review_item i where i.due_on < ${today} and i.opened_at < ${end} and (i.decided_at is null or i.decided_at >= ${end})`;

/** Until the entry is verified on that day or later, or the next review says otherwise. */
export const flagged = (look: Look): Sql => sql`
  select 'account:' || a.id as subject, a.id as account_id, i.decided_by as person_id, i.decided_at as since, i.reason as note
  from review_item i join ${look.accounts} a on a.id = i.account_id
  where i.state = 'flagged' and i.decided_at < ${look.end} and a.status <> 'closed'
    and (a.last_verified_on is null or a.last_verified_on < substr(i.decided_at, 1, 10))
    and not exists (select 1 from review_item later where later.account_id = i.account_id and later.grant_id is null
      and later.state in ('certified', 'flagged') and later.decided_at > i.decided_at and later.decided_at < ${look.end})`;
