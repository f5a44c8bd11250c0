import { dayAfter } from '../kernel/clock.js';
import { UNANSWERED } from '../branding/audit.queries.js';
import { CONFIRMED } from '../branding/impersonation.rules.js';
import { list, sql, type Sql } from '../database/sql.js';
import type { Look } from './look.js';

const UP_DAYS = 30;

export const fakesUp = ({ today }: Look): Sql => sql`
  select 'impersonation:' || i.id as subject, i.account_id, null as person_id, r.first as since,
    i.platform || ' ' || i.handle as note
  from impersonation i
  join (select impersonation_id, min(reported_on) as first from impersonation_report group by impersonation_id) r
    on r.impersonation_id = i.id
  where i.state in ${list([...CONFIRMED])} and r.first < ${dayAfter(today, -UP_DAYS)}`;

export const auditsDue = ({ today }: Look): Sql => sql`
  select 'brand_audit:' || b.id as subject, null as account_id, b.assignee_id as person_id, b.due_on as since,
    b.due_on as note
  from brand_audit b where b.cancelled_at is null and b.due_on < ${today} and ${UNANSWERED}`;

/** Until somebody mended it, or a later audit looked at the same point. */
export const faults = (): Sql => sql`
  select 'fault:' || r.id as subject, r.account_id, null as person_id, r.answered_at as since, r.point as note
  from brand_audit_result r join account a on a.id = r.account_id
  where r.result = 'wrong' and r.fixed_at is null and a.status <> 'closed' and not exists (
    select 1 from brand_audit_result l where l.account_id = r.account_id and l.point = r.point
      and (l.answered_at, l.id) > (r.answered_at, r.id) and l.result <> 'na')`;
