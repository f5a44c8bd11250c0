import { iso } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import type { Operation } from '../operation/operation.js';
import type { Incident, IncidentTask } from './incident.entity.js';
import { stepsOf, type IncidentPlan } from './incident-plan.js';

const HOUR_MS = 3_600_000;

const UNTOUCHED = {
  startedBy: null,
  startedAt: null,
  completedBy: null,
  completedAt: null,
  evidenceKind: null,
  evidence: null,
  evidenceHash: null,
  waivedBy: null,
  waivedAt: null,
  waiveReason: null,
  reviewOn: null,
  verifiedBy: null,
  verifiedAt: null,
};

export function newIncident(
  op: Operation,
  accountId: string,
  kind: string,
  { noticedAt, wasFrozen }: { noticedAt: string | undefined; wasFrozen: string },
): Incident {
  const openedAt = iso(op.now);
  return {
    id: newId(),
    accountId,
    kind,
    reason: op.reason ?? '',
    noticedAt: typeof noticedAt === 'string' ? iso(new Date(Date.parse(noticedAt))) : openedAt,
    openedAt,
    openedBy: op.actor.id,
    personalData: 'unknown',
    wasFrozen,
    closedAt: null,
    closedBy: null,
    closeReason: null,
    report: null,
    signature: null,
    closeEntry: null,
    version: 1,
  };
}

/** The steps of its kind, due so many hours after the opening. */
export const newTasks = (plan: IncidentPlan, { id, kind, openedAt }: Incident): IncidentTask[] =>
  stepsOf(plan, kind).map((step, position) => ({
    id: newId(),
    incidentId: id,
    code: step.id,
    position,
    dueAt: new Date(Date.parse(openedAt) + step.due * HOUR_MS).toISOString(),
    status: 'open',
    ...UNTOUCHED,
    version: 1,
  }));
