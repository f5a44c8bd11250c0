import type { EntityManager } from 'typeorm';
import { join, list, rows, sql } from '../database/sql.js';
import type { RunbookShelf } from './runbook.service.js';
import { TASK_JOINS, taskAssignee, taskStatus } from './task-state.js';

/** Until when is today and this week, where somebody is, as instants. */
export interface DayBounds {
  personId: string;
  today: string;
  week: string;
}

export interface WaitingTasks {
  personId: string;
  late: number;
  today: number;
  week: number;
}

/** What waits for these people in departures, each task once; nothing of a case that is hidden from them. */
export async function tasksWaitingFor(
  db: EntityManager,
  shelf: RunbookShelf,
  people: readonly DayBounds[],
  now: string,
): Promise<WaitingTasks[]> {
  if (people.length === 0) return [];
  const tuples = people.map(({ personId, today, week }) => sql`(${personId}, ${today}, ${week})`);
  const found = await rows<Record<keyof WaitingTasks, string | number>>(
    db,
    sql`with bound (person_id, today, week) as (values ${join(tuples, ', ')})
        select b.person_id as "personId", sum(case when x.due_at < ${now} then 1 else 0 end) as late,
          sum(case when x.due_at >= ${now} and x.due_at <= b.today then 1 else 0 end) as today,
          sum(case when x.due_at > b.today and x.due_at <= b.week then 1 else 0 end) as week
        from (
          select t.due_at, ${taskAssignee(shelf)} as assignee_id, ${taskStatus(shelf, now)} as status,
            k.person_id as leaver_id, k.scenario
          from ${TASK_JOINS}
          where t.status in ('open', 'started', 'blocked') and t.who <> 'vault' and k.status in ('open', 'cut')
        ) x join bound b on b.person_id = x.assignee_id
        where x.status in ('open', 'started', 'blocked')
          and not (x.leaver_id = x.assignee_id and x.scenario in ${list(shelf.hiddenScenarios)})
        group by b.person_id`,
  );
  return found.map(({ personId, late, today, week }) => ({
    personId: String(personId),
    late: Number(late),
    today: Number(today),
    week: Number(week),
  }));
}
