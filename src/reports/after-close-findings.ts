import { list, sql, type Sql } from '../database/sql.js';
import { iso } from '../kernel/clock.js';
import { heldUp } from '../privacy/erasure.queries.js';
import { retentionOf } from '../privacy/erasure.service.js';
import type { Look } from './look.js';

/** Steps of closed cases that come after the close and are overdue; the service does its own. */
export const lateFollowUps = ({ shelf, now }: Look): Sql => sql`
  select 'task:' || t.id as subject, t.account_id, k.person_id, substr(t.due_at, 1, 10) as since, t.code as note
  from task t join offboarding_case k on k.id = t.case_id
  where k.status = 'closed' and t.status in ('open', 'started', 'blocked') and t.due_at < ${iso(now)}
    and t.code in ${list(shelf.codes((step) => step.followUp && step.who !== 'vault'))}`;

/** People whose contact data are due and on whom something hangs; the first thing to do about it. */
export const heldErasures = ({ shelf, settings, now, today }: Look): Sql => sql`
  select 'person:' || e.person_id as subject, null as account_id, e.person_id, e.since, e.why as note
  from (${heldUp(retentionOf(shelf, settings.eraseContactsAfterDays, now), today)}) e`;
