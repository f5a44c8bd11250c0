import type { EntityManager } from 'typeorm';
import {
  certifiedEvidence,
  namesOf,
  renewedVersions,
  transfersOf,
  type RenewedVersion,
  type Transfer,
} from './certificate.queries.js';
import type {
  Certificate,
  CertifiedException,
  CertifiedMove,
  CertifiedRotation,
  CertifiedTransfer,
} from './certified.js';
import type { Conditions } from './conditions.js';
import type { OffboardingCase } from './handover.entity.js';
import type { RunbookShelf } from './runbook.service.js';
import type { TaskRow } from './task.queries.js';

export interface CertificateFacts {
  kase: OffboardingCase;
  organisation: string;
  closedBy: { id: string; name: string };
  closedAt: string;
  conditions: Conditions;
  waived: readonly TaskRow[];
  unfinished: readonly TaskRow[];
  /** Null where nobody moved. */
  move: CertifiedMove | null;
}

/**
 * What is signed at the close: who left, when, who holds what now, what was rotated, the hashes of the evidence, what was
 * accepted by whom until when, and what is still to come. Built from stored rows only, so that it can be built again; each fact
 * somebody made true has its line in the log.
 */
export async function certificateOf(
  db: EntityManager,
  shelf: RunbookShelf,
  facts: CertificateFacts,
): Promise<Certificate> {
  const { kase, closedAt, closedBy } = facts;
  const transfers = await transfersOf(db, kase.id);
  const rotations = rotationsOf(await renewedVersions(db, kase.personId));
  const evidence = await certifiedEvidence(db, kase.id);
  const exceptions = facts.waived.map((task) => exceptionOf(task, facts.conditions));
  const names = await namesOf(db, [
    ...[kase.personId, kase.openedBy, kase.cutBy, closedBy.id, ...keepersOf(facts.move)],
    ...transfers.flatMap(({ successorId, namedBy }) => [successorId, namedBy]),
    ...rotations.flatMap(({ versions }) => versions.map(({ storedBy }) => storedBy)),
    ...evidence.flatMap(({ addedBy, verifiedBy }) => [addedBy, verifiedBy]),
    ...exceptions.flatMap(({ acceptedBy }) => acceptedBy),
  ]);
  const followUps = facts.unfinished.map(({ id, code, accountId, dueAt }) => ({ taskId: id, code, accountId, dueAt }));
  return {
    type: 'releve/handover-certificate/v1',
    organisation: facts.organisation,
    caseId: kase.id,
    person: { id: kase.personId, name: names[kase.personId] ?? '' },
    scenario: kase.scenario,
    scenarioName: shelf.scenarioName(kase.scenario),
    times: timesOf(kase, closedAt),
    openedBy: kase.openedBy,
    cutBy: kase.cutBy,
    closedBy,
    frozenListSha256: kase.frozenHash,
    accounts: transfers.map(transferOf),
    rotations,
    evidence,
    exceptions,
    followUps,
    ...(facts.move === null ? {} : { move: facts.move }),
    steps: shelf.titles([...evidence, ...exceptions, ...followUps].map(({ code }) => code)),
    names,
  };
}

const keepersOf = (move: CertifiedMove | null): string[] => (move?.kept ?? []).map((kept) => kept.decidedBy);

const timesOf = (
  { openedAt, lastDay, timeZone, cutDueAt, cutAt }: OffboardingCase,
  closedAt: string,
): Certificate['times'] => ({ openedAt, lastDay, timeZone, cutDueAt, cutAt, closedAt });

const transferOf = ({ seats, holds, successorId, successor, ...rest }: Transfer): CertifiedTransfer => ({
  ...rest,
  seats: JSON.parse(seats) as string[],
  holds: JSON.parse(holds) as string[],
  successor: successorId === null ? null : { id: successorId, name: successor ?? '' },
});

/** One entry a secret; `storedAt` is when the value in use was stored. */
function rotationsOf(found: readonly RenewedVersion[]): CertifiedRotation[] {
  const secrets = new Map<string, CertifiedRotation>();
  for (const { version, storedAt, storedBy, ...secret } of found) {
    const known = secrets.get(secret.credentialId) ?? { ...secret, storedAt, versions: [] };
    known.versions.push({ version, storedAt, storedBy });
    known.storedAt = storedAt;
    secrets.set(secret.credentialId, known);
  }
  return [...secrets.values()];
}

/** A step left out, why, until when, by which two people, and what it lets stand. */
function exceptionOf(task: TaskRow, { accepted }: Conditions): CertifiedException {
  return {
    taskId: task.id,
    code: task.code,
    accountId: task.accountId,
    reason: task.waiveReason,
    reviewOn: task.reviewOn,
    acceptedBy: [task.waivedBy, task.verifiedBy],
    signedAt: task.verifiedAt,
    lifts: accepted.filter((condition) => condition.taskId === task.id).map(({ code, subject }) => ({ code, subject })),
  };
}
