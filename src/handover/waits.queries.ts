import type { EntityManager } from 'typeorm';
import { list, raw, rows, sql } from '../database/sql.js';
import { iso } from '../kernel/clock.js';
import type { Operation } from '../operation/operation.js';
import { HandoverFailures } from './handover.failures.js';
import type { RunbookShelf } from './runbook.service.js';
import type { TaskRow } from './task.queries.js';
import { taskStatus } from './task-state.js';
import { awaitedCodes, waitsFor, type Awaited } from './waits.rules.js';

/** What each of these tasks waits for, by its id, read in one statement. */
export async function waitsOf(
  db: EntityManager,
  shelf: RunbookShelf,
  tasks: readonly TaskRow[],
  now: string,
): Promise<Map<string, Awaited[]>> {
  const codes = awaitedCodes([...new Set(tasks.map((task) => task.code))], shelf.runbooks.tasks.values(), shelf);
  const others = tasks.length === 0 || codes.length === 0 ? [] : await awaited(db, shelf, { tasks, codes, now });
  return new Map(tasks.map((task) => [task.id, waitsFor(task, others, shelf)]));
}

/** Throws `handover.not_yet` (409) with the tasks and the steps that come first. */
export async function refuseEarly(op: Operation, shelf: RunbookShelf, task: TaskRow): Promise<void> {
  const waits = (await waitsOf(op.db, shelf, [task], iso(op.now))).get(task.id) ?? [];
  if (waits.length === 0) return;
  const steps = [...new Set(waits.map((awaited) => awaited.code))];
  throw HandoverFailures.NOT_YET({ facts: { waitsFor: waits.map((awaited) => awaited.id), steps } });
}

interface Asked {
  tasks: readonly TaskRow[];
  codes: readonly string[];
  now: string;
}

function awaited(db: EntityManager, shelf: RunbookShelf, { tasks, codes, now }: Asked): Promise<Awaited[]> {
  const cases = [...new Set(tasks.map((task) => task.caseId))];
  const accounts = [...new Set(tasks.map((task) => task.accountId))];
  const about = accounts.includes(null)
    ? raw('')
    : sql` and (t.account_id is null or t.account_id in ${list(accounts)})`;
  return rows<Awaited>(
    db,
    sql`select t.id, t.case_id as "caseId", t.account_id as "accountId", t.code, t.due_at as "dueAt", t.verified_by as "verifiedBy",
          ${taskStatus(shelf, now)} as status from task t join offboarding_case k on k.id = t.case_id
        where t.case_id in ${list(cases)} and t.code in ${list(codes)}${about}`,
  );
}
