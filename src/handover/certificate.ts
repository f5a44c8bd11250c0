import type { EntityManager } from 'typeorm';
import { rows, sql } from '../database/sql.js';
import type { Conditions } from './conditions.js';
import { rotatedSecrets } from './conditions.queries.js';
import type { EvidenceRow } from './evidence.queries.js';
import type { OffboardingCase } from './handover.entity.js';
import type { TaskRow } from './task.queries.js';

interface Transfer {
  accountId: string;
  platform: string;
  handle: string;
  seats: string;
  holds: string;
  successorId: string | null;
  successor: string | null;
  acceptedAt: string | null;
}

export interface CertificateFacts {
  kase: OffboardingCase;
  closedBy: { id: string; name: string };
  closedAt: string;
  conditions: Conditions;
  waived: readonly TaskRow[];
  unfinished: readonly TaskRow[];
  evidence: readonly EvidenceRow[];
}

/**
 * What is signed at the close: who left, when, who holds what now, what was rotated, the hashes of the evidence, what was
 * accepted by whom until when, and what is still to come. Built from stored rows only, so that it can be built again.
 */
export async function certificateOf(db: EntityManager, facts: CertificateFacts): Promise<Record<string, unknown>> {
  const { kase, closedAt, closedBy } = facts;
  const { openedAt, lastDay, timeZone, cutAt } = kase;
  const [leaver] = await rows<{ name: string }>(
    db,
    sql`select full_name as name from person where id = ${kase.personId}`,
  );
  return {
    type: 'releve/handover-certificate/v1',
    caseId: kase.id,
    person: { id: kase.personId, name: leaver?.name ?? '' },
    scenario: kase.scenario,
    times: { openedAt, lastDay, timeZone, cutAt, closedAt },
    openedBy: kase.openedBy,
    cutBy: kase.cutBy,
    closedBy,
    frozenListSha256: kase.frozenHash,
    accounts: await transfersOf(db, kase.id),
    rotations: await rotatedSecrets(db, kase.personId),
    evidence: facts.evidence.map(({ hash, taskId, kind, addedBy, addedAt }) => ({
      taskId,
      kind,
      sha256: hash,
      addedBy,
      addedAt,
    })),
    exceptions: facts.waived.map((task) => exceptionOf(task, facts.conditions)),
    followUps: facts.unfinished.map(({ id, code, accountId, dueAt }) => ({ taskId: id, code, accountId, dueAt })),
  };
}

async function transfersOf(db: EntityManager, caseId: string): Promise<Record<string, unknown>[]> {
  const transfers = await rows<Transfer>(
    db,
    sql`select h.account_id as "accountId", a.platform, a.handle, h.seats, h.holds, h.successor_id as "successorId",
          p.full_name as successor, h.accepted_at as "acceptedAt"
        from handover h join account a on a.id = h.account_id left join person p on p.id = h.successor_id
        where h.case_id = ${caseId} order by h.account_id`,
  );
  return transfers.map(({ seats, holds, successorId, successor, ...account }) => ({
    ...account,
    seats: JSON.parse(seats) as string[],
    holds: JSON.parse(holds) as string[],
    successor: successorId === null ? null : { id: successorId, name: successor },
  }));
}

/** A step left out, why, until when, by which two people, and what it lets stand. */
function exceptionOf(task: TaskRow, { accepted }: Conditions): Record<string, unknown> {
  return {
    taskId: task.id,
    code: task.code,
    accountId: task.accountId,
    reason: task.waiveReason,
    reviewOn: task.reviewOn,
    acceptedBy: [task.waivedBy, task.verifiedBy],
    lifts: accepted.filter((condition) => condition.taskId === task.id).map(({ code, subject }) => ({ code, subject })),
  };
}
