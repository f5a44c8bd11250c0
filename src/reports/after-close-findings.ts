import { list, sql, type Sql } from '../database/sql.js';
import { iso } from '../kernel/clock.js';
import { dueForErasure, holdsOn } from '../privacy/erasure.queries.js';
import { retentionOf } from '../privacy/erasure.service.js';
import type { Look } from './look.js';

/** Steps of closed cases that come after the close and are overdue; the service does its own. */
export const lateFollowUps = ({ shelf, now }: Look): Sql => sql`
  select 'task:' || t.id as subject, t.account_id, k.person_id, substr(t.due_at, 1, 10) as since, t.code as note
  from task t join offboarding_case k on k.id = t.case_id
  where k.status = 'closed' and t.status in ('open', 'started', 'blocked') and t.due_at < ${iso(now)}
    and t.code in ${list(shelf.codes((step) => step.followUp && step.who !== 'vault'))}`;

/** People whose contact data are due and on whom something hangs; the first thing to do about it. */
export function heldErasures({ shelf, settings, now, today }: Look): Sql {
  const due = dueForErasure(retentionOf(shelf, settings.eraseContactsAfterDays, now));
  return sql`select 'person:' || p.id as subject, null as account_id, p.id as person_id,
      coalesce(p.last_day, substr(p.cut_at, 1, 10)) as since, min(h.why) as note
    from person p join (${holdsOn(sql`select p.id from person p where ${due}`, today)}) h on h.person_id = p.id
    where ${due} group by p.id, p.last_day, p.cut_at`;
}
