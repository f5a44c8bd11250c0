import type { Grant } from '../access/access.entity.js';
import { NamesView } from './names.view.js';
import type { OffboardingCase } from './handover.entity.js';
import type { MoveDecision } from './move.entity.js';

/** A grant the person had when the move began. */
export class MovedGrantView {
  grantId: string;
  accountId: string;
  level: string;
  since: string;
  until: string | null;
  endedOn: string | null;
  /** keep, remove, or null: it ends by itself. */
  decision: string | null;
  reason: string | null;
  /** Last day on which it goes on, where the manager named one. */
  keptUntil: string | null;
  decidedBy: string | null;
  decidedAt: string | null;
}

export class MoveView {
  caseId: string;
  personId: string;
  /** Who decides: the person's manager. */
  managerId: string | null;
  /** When what nobody kept ends by itself. */
  endsAt: string;
  status: string;
  /** By id. */
  items: MovedGrantView[];
  nextCursor: string | null;
  total: number;
  version: number;
  /** Of everybody and every account spoken of here. */
  names?: NamesView;
}

/** Ids of the access requests that were made on the way. */
export class DecidedMoveView extends MoveView {
  requestIds: string[];
}

export function movedGrantView(grant: Grant, decision: MoveDecision | undefined): MovedGrantView {
  const { id, accountId, level, since, until, endedOn } = grant;
  return {
    grantId: id,
    accountId,
    level,
    since,
    until,
    endedOn,
    decision: decision?.decision ?? null,
    reason: decision?.reason ?? null,
    keptUntil: decision?.until ?? null,
    decidedBy: decision?.decidedBy ?? null,
    decidedAt: decision?.decidedAt ?? null,
  };
}

export const moveFacts = (
  { id, personId, cutDueAt, status, version }: OffboardingCase,
  managerId: string | null,
): Omit<MoveView, 'items' | 'nextCursor' | 'total'> => ({
  caseId: id,
  personId,
  managerId,
  endsAt: cutDueAt,
  status,
  version,
});
