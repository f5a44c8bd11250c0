import type { EntityManager } from 'typeorm';
import { list, raw, rows, sql } from '../database/sql.js';
import { dayAfter } from '../kernel/clock.js';
import { acknowledged, backSince, counts, firstDay, isFor, notOver, trainedAt } from './gate.queries.js';
import type { Grace } from './gate.rules.js';
import type { Owing } from './readiness.rules.js';

/**
 * What the gate would hold against these people on a day, whatever the account: many people for many accounts are looked at in one
 * statement, and `owedOn` says which of it concerns which account. What is for custodians only is asked of those who are.
 */
export function owedByAll(
  db: EntityManager,
  personIds: readonly string[],
  day: string,
  grace: Grace,
): Promise<Owing[]> {
  if (personIds.length === 0) return Promise.resolve([]);
  const cut = dayAfter(day, -grace.acknowledgementGraceDays);
  const until = dayAfter(day, -grace.trainingGraceDays);
  return rows(
    db,
    sql`select gp.id as "personId", x.what, v.policy_code as "policyCode", v.number, max(v.effective_from) as since,
          e.platforms, e.brands, e.levels
        from policy_version v cross join (select 'acknowledgement' as what union all select 'training_needed') x
        join person gp on gp.id in ${list(personIds)}
        left join policy_edition e on e.policy_code = v.policy_code and e.number = v.number
        where v.effective_from <= ${cut} and ${firstDay('gp')} <= ${cut} and ${notOver('v', day)} and ${isFor()}
          and (e.id is null or e.custodians = 'no')
          and case x.what when 'acknowledgement' then v.requires_acknowledgement = 'yes' and not ${acknowledged('v', 'gp', day)}
            else e.requires_training > 0 and not ${trainedAt('gp', day, until, raw('e.requires_training'))} end
        group by gp.id, x.what, v.policy_code, v.number, e.platforms, e.brands, e.levels
        union all
        select t.person_id, 'training_lapsed', null, null, max(case when t.withdrawn_at is null then t.expires_on end),
          null, null, null
        from training t where t.person_id in ${list(personIds)} and t.completed_on >= ${backSince('t.person_id')}
        group by t.person_id having max(case when ${counts(day, until)} then 1 else 0 end) = 0`,
  );
}
