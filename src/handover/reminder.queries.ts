import type { EntityManager } from 'typeorm';
import { join, list, raw, rows, sql, type Sql } from '../database/sql.js';
import type { Horizons, Reminder, Step } from './reminder.rules.js';
import type { RunbookShelf } from './runbook.service.js';
import { TASK_JOINS, taskAssignee, taskStatus } from './task-state.js';

/** What decides when tasks of a case are late, the same for many cases. */
export interface Calendar {
  country: string | null;
  timeZone: string;
  scenario: string;
}

/** Cases with tasks that somebody may still have to do: those under way, and the follow-ups of those that are closed. */
const worked = (shelf: RunbookShelf): Sql => sql`(k.status in ('open', 'cut')
  or (k.status = 'closed' and t.code in ${list(shelf.codes((step) => step.followUp))}))`;

export const calendarsOf = (db: EntityManager, shelf: RunbookShelf): Promise<Calendar[]> =>
  rows(
    db,
    sql`select distinct k.country, k.time_zone as "timeZone", k.scenario from offboarding_case k join task t on t.case_id = k.id
        where t.status in ('open', 'started', 'blocked') and ${worked(shelf)}`,
  );

export interface DueReminder extends Reminder {
  accountId: string | null;
  ownerId: string | null;
  backupId: string | null;
}

/** Tasks of which a step was not told yet, at most `limit`. What the service does by itself is nobody's task. */
export function dueReminders(
  db: EntityManager,
  shelf: RunbookShelf,
  step: Step,
  { horizons, now, limit }: { horizons: ReadonlyMap<Calendar, Horizons>; now: string; limit: number },
): Promise<DueReminder[]> {
  const about = step === 'assigned' ? sql`x.assignee_id` : sql`x.due_at`;
  const tuples = [...horizons].map(
    ([{ country, timeZone, scenario }, { soon, coordinator, admins }]) =>
      sql`(${country ?? ''}, ${timeZone}, ${scenario}, ${soon ?? ''}, ${coordinator}, ${admins})`,
  );
  return rows(
    db,
    sql`with horizon (country, time_zone, scenario, soon, coordinator, admins) as (values ${join(tuples, ', ')})
        select x.id as "taskId", ${step} as step, ${about} as about, x.case_id as "caseId", x.leaver_id as "leaverId", x.scenario,
          x.assignee_id as "assigneeId", x.account_id as "accountId", x.owner_id as "ownerId", x.backup_id as "backupId"
        from (
          select t.id, t.case_id, t.account_id, t.due_at, t.assignee_id as given_to, k.person_id as leaver_id, k.scenario,
            ${taskAssignee(shelf)} as assignee_id, so.person_id as owner_id, sb.person_id as backup_id,
            ${taskStatus(shelf, now)} as status
          from ${TASK_JOINS} join horizon z on z.country = coalesce(k.country, '') and z.time_zone = k.time_zone
            and z.scenario = k.scenario
          where t.status in ('open', 'started', 'blocked') and t.who <> 'vault' and ${worked(shelf)} and ${DUE[step](now)}
            and ${tellable(shelf, step)}
            and not exists (select 1 from task_notice n where n.task_id = t.id and n.step = ${step} and n.about = t.due_at)
        ) x
        where x.status in ('open', 'started', 'blocked') and ${UNTOLD[step]}
        order by x.case_id, x.id limit ${limit}`,
  );
}

/** Before the cut of a departure its leaver must not notice, only those who see to it are told: colleagues talk. */
const tellable = (shelf: RunbookShelf, step: Step): Sql =>
  step === 'escalated' || step === 'escalated_further'
    ? raw('1 = 1')
    : sql`not (k.status = 'open' and k.scenario in ${list(shelf.hiddenScenarios)})`;

/** When a step has come, over `t` and `z`. */
const DUE: Readonly<Record<Step, (now: string) => Sql>> = {
  assigned: () => raw('1 = 1'),
  due_soon: (now) => sql`t.due_at >= ${now} and t.due_at <= z.soon`,
  late: (now) => sql`t.due_at < ${now}`,
  escalated: (now) => sql`t.due_at < ${now} and t.due_at <= z.coordinator`,
  escalated_further: (now) => sql`t.due_at < ${now} and t.due_at <= z.admins`,
};

const ANYHOW = raw('1 = 1');
/** Whoever was given a task by somebody was told there and then; what falls to somebody is told here. */
const UNTOLD: Readonly<Record<Step, Sql>> = {
  assigned: sql`x.assignee_id is not null and (x.given_to is null or x.given_to <> x.assignee_id)
    and not exists (select 1 from task_notice n where n.task_id = x.id and n.step = 'assigned' and n.about = x.assignee_id)`,
  due_soon: ANYHOW,
  late: ANYHOW,
  escalated: ANYHOW,
  escalated_further: ANYHOW,
};
