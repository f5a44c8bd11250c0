import { list, rows, sql } from '../database/sql.js';
import { day } from '../kernel/clock.js';
import type { Keyring } from '../keyring/keyring.js';
import type { ActionName } from '../operation/actions.js';
import { holds } from '../operation/actor.js';
import type { Operation } from '../operation/operation.js';
import { casesOfColleagues } from './agency.queries.js';
import { allowedOnTask } from './allowed.rules.js';
import type { RunbookShelf } from './runbook.service.js';
import type { TaskRow } from './task.queries.js';
import type { WaiverReview } from './waiver-review.entity.js';
import { reviewsOf } from './waiver-review.queries.js';

/** What decides about the tasks of a page beside the tasks themselves. */
export interface TaskSurroundings {
  allowed(task: TaskRow, waits: boolean): ActionName[];
  /** The newest look at a waiver, by task. */
  reviews: ReadonlyMap<string, WaiverReview>;
}

/** Read in as many statements for one task as for two hundred. */
export async function around(
  op: Operation,
  keyring: Keyring,
  shelf: RunbookShelf,
  tasks: readonly TaskRow[],
): Promise<TaskSurroundings> {
  const caseIds = [...new Set(tasks.map((task) => task.caseId))];
  const colleagues = await casesOfColleagues(op.db, caseIds, op.actor.id);
  const authors = await authorsOf(op, shelf, tasks);
  const waived = tasks.filter((task) => task.status === 'waived').map((task) => task.id);
  const reviews = new Map((await reviewsOf(op.db, keyring, waived)).map((review) => [review.taskId, review]));
  const doer = { id: op.actor.id, isAdmin: holds(op.actor, 'admin'), isHr: holds(op.actor, 'hr') };
  const allowed = (task: TaskRow, waits: boolean): ActionName[] =>
    allowedOnTask(op.actor, {
      ...{ task, doer, waits, step: shelf.step(task.code), isColleague: colleagues.has(task.caseId) },
      ...{ authors: authors.get(task.id) ?? [], review: reviews.get(task.id) ?? null, today: day(op.now) },
    });
  return { allowed, reviews };
}

/** Whose evidence each task stands on: what was given for it, and lists of the platform that the service read it from. */
async function authorsOf(
  { db }: Operation,
  shelf: RunbookShelf,
  tasks: readonly TaskRow[],
): Promise<Map<string, string[]>> {
  const done = tasks.filter((task) => task.status === 'done');
  const listed = shelf.codes((step) => step.does === 'native_list' || step.does === 'absent_from_list');
  const found = await rows<{ taskId: string; personId: string }>(
    db,
    sql`select task_id as "taskId", added_by as "personId" from task_evidence where task_id in ${list(done.map(({ id }) => id))}
        union select t.id, c.captured_by from task t join offboarding_case k on k.id = t.case_id
          join native_capture c on c.account_id = t.account_id and c.created_at > k.opened_at
        where t.id in ${list(done.filter(({ code }) => listed.includes(code)).map(({ id }) => id))}`,
  );
  const authors = new Map<string, string[]>();
  for (const { taskId, personId } of found) authors.set(taskId, [...(authors.get(taskId) ?? []), personId]);
  return authors;
}
