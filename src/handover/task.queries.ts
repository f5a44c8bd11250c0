import type { EntityManager } from 'typeorm';
import { forUpdate, join, list, one, rows, run, sql, type Sql } from '../database/sql.js';
import { HandoverFailures } from './handover.failures.js';
import type { RunbookShelf } from './runbook.service.js';
import { isVoid, TASK_JOINS, taskAssignee, taskStatus } from './task-state.js';

/** A task as it is now: status and assignee are derived, `stored` is what the row says. */
export interface TaskRow {
  id: string;
  caseId: string;
  accountId: string | null;
  code: string;
  who: string;
  stored: string;
  status: string;
  assigneeId: string | null;
  dueAt: string;
  completedBy: string | null;
  completedAt: string | null;
  verifiedBy: string | null;
  verifiedAt: string | null;
  blockedReason: string | null;
  waiveReason: string | null;
  waivedBy: string | null;
  reviewOn: string | null;
  /** JSON array of account ids, or null. */
  covers: string | null;
  version: number;
  leaverId: string;
  scenario: string;
  caseStatus: string;
  successorId: string | null;
  ownerId: string | null;
  backupId: string | null;
  /** 1 where newer secrets made the evidence void. */
  isVoid: number;
  /** The transfer of its account in this case. */
  handoverId: string | null;
}

/** Reads tasks with everything that is derived; give it a condition over the aliases of `TASK_JOINS`. */
export const selectTasks = (
  shelf: RunbookShelf,
  now: string,
): Sql => sql`select t.id, t.case_id as "caseId", t.account_id as "accountId", t.code,
  t.who, t.status as stored, ${taskStatus(shelf, now)} as status, case when ${isVoid(shelf)} then 1 else 0 end as "isVoid", ${taskAssignee(shelf)} as "assigneeId", t.due_at as "dueAt",
  t.completed_by as "completedBy", t.completed_at as "completedAt", t.verified_by as "verifiedBy", t.verified_at as "verifiedAt",
  t.blocked_reason as "blockedReason", t.waive_reason as "waiveReason", t.waived_by as "waivedBy", t.review_on as "reviewOn", t.covers,
  t.version, k.person_id as "leaverId", k.scenario, k.status as "caseStatus", h.successor_id as "successorId",
  so.person_id as "ownerId", sb.person_id as "backupId", h.id as "handoverId" from ${TASK_JOINS}`;

/** One task, its row held until the transaction ends. Throws `handover.unknown_task`. */
export async function heldTask(db: EntityManager, shelf: RunbookShelf, id: string, now: string): Promise<TaskRow> {
  await rows(
    db,
    sql`select k.id from offboarding_case k join task t on t.case_id = k.id where t.id = ${id}${forUpdate(db)}`,
  );
  return taskById(db, shelf, id, now);
}

/** Throws `handover.unknown_task`. */
export async function taskById(db: EntityManager, shelf: RunbookShelf, id: string, now: string): Promise<TaskRow> {
  const task = await one<TaskRow>(db, sql`${selectTasks(shelf, now)} where t.id = ${id}`);
  if (!task) throw HandoverFailures.UNKNOWN_TASK();
  return task;
}

/** The tasks of a case that `fits` (over `t`) narrows down to, in the order they are due. */
export const allTasks = (
  db: EntityManager,
  shelf: RunbookShelf,
  caseId: string,
  now: string,
  fits: Sql,
): Promise<TaskRow[]> =>
  rows(db, sql`${selectTasks(shelf, now)} where t.case_id = ${caseId} and ${fits} order by t.due_at, t.id`);

/** Writes down what the service sees to be done, as its own work, so that it stays so when the case is over. */
export const settleTasks = (db: EntityManager, shelf: RunbookShelf, caseId: string, now: string): Promise<number> =>
  run(
    db,
    sql`update task set status = 'done', completed_by = 'system', completed_at = ${now}, blocked_reason = ${null}, version = version + 1
        where case_id = ${caseId} and status in ('open', 'started', 'blocked') and (id in (
          select t.id from ${TASK_JOINS} where t.case_id = ${caseId} and ${taskStatus(shelf, now)} = 'done')
          or code in ${list(shelf.codes((step) => step.does === 'certificate'))})`,
  );

export interface Progress {
  total: number;
  /** Done, verified, or waived. */
  finished: number;
  waived: number;
  /** Unfinished and due before now. */
  late: number;
}

const FINISHED = ['done', 'verified', 'waived'];

/** How far each of these cases is, counted in one statement. */
export async function progressOfCases(
  db: EntityManager,
  shelf: RunbookShelf,
  caseIds: readonly string[],
  now: string,
): Promise<Map<string, Progress>> {
  const found = await rows<{ caseId: string; status: string; late: number | string; n: number | string }>(
    db,
    sql`select case_id as "caseId", status, late, count(*) as n from (
          select t.case_id, ${taskStatus(shelf, now)} as status, case when t.due_at < ${now} then 1 else 0 end as late
          from ${TASK_JOINS} where t.case_id in ${list(caseIds)}) as counted group by case_id, status, late`,
  );
  const progress = new Map(caseIds.map((id) => [id, { total: 0, finished: 0, waived: 0, late: 0 }]));
  for (const { caseId, status, late, n } of found) {
    const known = progress.get(caseId) as Progress;
    known.total += Number(n);
    if (FINISHED.includes(status)) known.finished += Number(n);
    else if (Number(late) === 1) known.late += Number(n);
    if (status === 'waived') known.waived += Number(n);
  }
  return progress;
}

const AT_ONCE = 1000;

/** Gives unfinished tasks their new due dates, many in a statement; answers how many had one to change. */
export async function moveTasks(
  db: EntityManager,
  caseId: string,
  planned: readonly { code: string; accountId: string | null; who: string; dueAt: string }[],
): Promise<number> {
  let moved = 0;
  for (let from = 0; from < planned.length; from += AT_ONCE) {
    const tuples = planned
      .slice(from, from + AT_ONCE)
      .map((task) => sql`(${task.code}, ${task.accountId ?? ''}, ${task.who}, ${task.dueAt})`);
    moved += await run(
      db,
      sql`with planned(code, account_id, who, due_at) as (values ${join(tuples, ', ')})
          update task set due_at = planned.due_at, who = planned.who, version = task.version + 1 from planned
          where task.case_id = ${caseId} and task.code = planned.code and coalesce(task.account_id, '') = planned.account_id
            and task.status in ('open', 'started', 'blocked')
            and (task.due_at <> planned.due_at or task.who <> planned.who)`,
    );
  }
  return moved;
}
