import type { EntityManager } from 'typeorm';
import { list, raw, rows, sql } from '../database/sql.js';
import type { TaskRow } from './task.queries.js';
import type { TaskTemplate } from './runbook.js';

/** Who did these steps of the task's account: whoever said so, and whoever stored the newest version of the secret. */
export async function workersOf(
  db: EntityManager,
  task: Pick<TaskRow, 'caseId' | 'accountId'>,
  steps: readonly { code: string; rotates: TaskTemplate['rotates'] }[],
): Promise<string[]> {
  const kinds = steps.map((step) => step.rotates).filter((kind) => kind !== null && kind !== 'any');
  const found = await rows<{ id: string | null }>(
    db,
    sql`select t.completed_by as id from task t
        where t.case_id = ${task.caseId} and t.account_id = ${task.accountId} and t.code in ${list(steps.map((step) => step.code))}
        union select v.created_by from credential c join credential_version v on v.credential_id = c.id and v.number = c.current_version
        where c.account_id = ${task.accountId} and c.retired_at is null and c.kind in ${list(kinds)}`,
  );
  return found.map((row) => row.id).filter((id): id is string => id !== null);
}

export interface EvidenceRow {
  taskId: string;
  kind: string;
  hash: string;
  addedBy: string;
  addedAt: string;
}

/** What was given as evidence in a case; with the content only where `taskId` narrows it to one task. */
export const evidenceOf = (
  db: EntityManager,
  caseId: string,
  taskIds: readonly string[] | null = null,
): Promise<(EvidenceRow & { content: string })[]> =>
  rows(
    db,
    sql`select e.task_id as "taskId", e.kind, e.hash, e.added_by as "addedBy", e.added_at as "addedAt", e.content
        from task_evidence e join task t on t.id = e.task_id
        where t.case_id = ${caseId}${taskIds === null ? raw('') : sql` and e.task_id in ${list(taskIds)}`} order by e.added_at, e.id`,
  );
