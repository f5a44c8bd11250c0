import type { EntityManager } from 'typeorm';
import { list, one, raw, rows, sql } from '../database/sql.js';
import { decodeCursor, pageOf, type Page } from '../kernel/page.js';
import type { ListQuery } from '../operation/page.dto.js';
import { putInUseBy } from '../vault/staged.queries.js';
import type { TaskRow } from './task.queries.js';
import type { TaskTemplate } from './runbook.js';

/** Who did these steps of the task's account: whoever said so, and whoever stored or promoted the newest version of the secret. */
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
        where c.account_id = ${task.accountId} and c.retired_at is null and c.kind in ${list(kinds)}
        union select ${putInUseBy('v')} from credential c join credential_version v on v.credential_id = c.id and v.number = c.current_version
        where c.account_id = ${task.accountId} and c.retired_at is null and c.kind in ${list(kinds)}`,
  );
  return found.map((row) => row.id).filter((id): id is string => id !== null);
}

export interface EvidenceRow {
  id: string;
  taskId: string;
  kind: string;
  content: string;
  hash: string;
  addedBy: string;
  addedAt: string;
  /** Of a file. */
  name: string | null;
  type: string | null;
  size: number | string | null;
}

const EVIDENCE =
  raw(`e.id, e.task_id as "taskId", e.kind, e.content, e.hash, e.added_by as "addedBy", e.added_at as "addedAt",
  f.name, f.type, f.size from task_evidence e left join evidence_file f on f.evidence_id = e.id`);

/** What was given for a task, oldest first; never the bytes of a file. */
export async function evidencePage(db: EntityManager, taskId: string, query: ListQuery): Promise<Page<EvidenceRow>> {
  const [after] = query.cursor ? decodeCursor(query.cursor, 1) : [''];
  const found = await rows<EvidenceRow>(
    db,
    sql`select ${EVIDENCE} where e.task_id = ${taskId} and e.id > ${after ?? ''} order by e.id limit ${query.limit + 1}`,
  );
  const count = await one<{ n: number | string }>(
    db,
    sql`select count(*) as n from task_evidence where task_id = ${taskId}`,
  );
  return pageOf(found, query.limit, Number(count?.n ?? 0), (row) => [row.id]);
}

export const evidenceById = (db: EntityManager, id: string): Promise<EvidenceRow | null> =>
  one(db, sql`select ${EVIDENCE} where e.id = ${id}`);

/** Who gave what for a task so far. */
export const givenSoFar = (db: EntityManager, taskId: string): Promise<{ addedBy: string; hash: string }[]> =>
  rows(db, sql`select added_by as "addedBy", hash from task_evidence where task_id = ${taskId} order by id`);

/** Who took lists of the platform for the task's account since the case was opened: what was seen there is their evidence. */
export const listTakers = (db: EntityManager, task: Pick<TaskRow, 'caseId' | 'accountId'>): Promise<{ id: string }[]> =>
  rows(
    db,
    sql`select distinct c.captured_by as id from native_capture c join offboarding_case k on k.id = ${task.caseId}
        where c.account_id = ${task.accountId} and c.created_at > k.opened_at`,
  );

/** Ids of those that the log has, under their own name and with this hash. */
export async function loggedEvidence(db: EntityManager, given: readonly EvidenceRow[]): Promise<Set<string>> {
  const leaves = await rows<{ body: string }>(
    db,
    sql`select l.body from ledger_leaf l where l.position in (
          select s.position from ledger_subject s where s.subject in ${list(given.map(({ id }) => `evidence:${id}`))})`,
  );
  const logged = new Set(
    leaves.flatMap(({ body }) => {
      const { details } = JSON.parse(body) as { details: { given?: { id: string; sha256: string }[] } };
      return (details.given ?? []).map(({ id, sha256 }) => `${id} ${sha256}`);
    }),
  );
  return new Set(given.filter(({ id, hash }) => logged.has(`${id} ${hash}`)).map(({ id }) => id));
}
