import { dayAfter } from '../kernel/clock.js';
import type { EntityManager } from 'typeorm';
import { rows, sql } from '../database/sql.js';
import { isHere, obliges, owed, VERSIONS, current } from './concerned.queries.js';
import { firstDay, firstLanguage, inForce } from './gate.queries.js';

/** What somebody is told about a version they owe: that it is there, that a week is left, that it now stops their access. */
export interface DueNotice {
  policyCode: string;
  number: number;
  personId: string;
  step: 'published' | 'reminder' | 'suspended';
}

const NOTICE_DAYS = 7;

/**
 * Who is to be told what on a day and was not yet, at most `limit`: each person the furthest step they have come to, once.
 * The appearance of an imported version is no news.
 */
export function dueNotices(db: EntityManager, day: string, graceDays: number, limit: number): Promise<DueNotice[]> {
  const over = dayAfter(day, -graceDays);
  const soon = dayAfter(over, NOTICE_DAYS);
  return rows(
    db,
    sql`select d.* from (
          select v.policy_code as "policyCode", v.number as number, gp.id as "personId", case
              when v.effective_from <= ${over} and ${firstDay('gp')} <= ${over} then 'suspended'
              when v.effective_from <= ${soon} and ${firstDay('gp')} <= ${soon} then 'reminder' else 'published' end as step
          from person gp cross join ${VERSIONS}
          where ${current(day)} and ${firstLanguage('v')} and ${owed(day)} and ${isHere(day)}
            and (e.published_at is not null or v.effective_from <= ${soon}) and ${obliges(day)}) d
        where not exists (select 1 from policy_notice n where n.policy_code = d."policyCode" and n.number = d.number
          and n.person_id = d."personId" and n.step = d.step)
          and not (d.step = 'published' and not exists (select 1 from policy_edition p
            where p.policy_code = d."policyCode" and p.number = d.number))
        order by d."policyCode", d.number, d."personId" limit ${limit}`,
  );
}

/** Versions in force whose day of review has come and nobody was told. */
export const dueReviews = (
  db: EntityManager,
  day: string,
): Promise<{ policyCode: string; number: number; reviewDueOn: string }[]> =>
  rows(
    db,
    sql`select v.policy_code as "policyCode", v.number as number, v.review_due_on as "reviewDueOn" from policy_version v
        where v.review_due_on <= ${day} and ${inForce('v', day)} and ${firstLanguage('v')}
          and not exists (select 1 from policy_notice n where n.policy_code = v.policy_code and n.number = v.number
            and n.step = 'review_due ' || v.review_due_on)
        order by v.policy_code`,
  );
