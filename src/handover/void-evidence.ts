import { list, rows, run, sql } from '../database/sql.js';
import type { Operation } from '../operation/operation.js';
import type { RunbookShelf } from './runbook.service.js';
import { isVoid, TASK_JOINS } from './task-state.js';

/** Writes down which steps stay open because their evidence was overtaken, before the case keeps its statuses for good. */
export async function settleVoid(op: Operation, shelf: RunbookShelf, caseId: string): Promise<void> {
  const overtaken = await rows<{ id: string; code: string; accountId: string | null }>(
    op.db,
    sql`select t.id, t.code, t.account_id as "accountId" from ${TASK_JOINS} where t.case_id = ${caseId} and ${isVoid(shelf)} order by t.id`,
  );
  if (overtaken.length === 0) return;
  await run(
    op.db,
    sql`update task set status = 'open', completed_by = ${null}, completed_at = ${null}, verified_by = ${null}, verified_at = ${null},
          version = version + 1 where id in ${list(overtaken.map(({ id }) => id))}`,
  );
  for (const { id, code, accountId } of overtaken) {
    const details = { case: caseId, account: accountId, code, status: 'open', evidenceVoid: true };
    op.record([`task:${id}`, `case:${caseId}`], details, { action: 'task.reopen' });
  }
}
