import { isNewest } from '../accounts/mark.rules.js';
import type { Failure } from '../kernel/failure.js';
import { isReason } from '../operation/door.rules.js';
import { HandoverFailures } from './handover.failures.js';

export interface Deciding {
  actorId: string;
  isAdmin: boolean;
  moverId: string;
  /** Their manager now, which is the new one. */
  managerId: string | null;
  status: string;
}

/** Who decides what somebody who moves keeps: their manager, or an admin; never the mover, and only while it is open. */
export function refusalToDecideMove({ actorId, isAdmin, moverId, managerId, status }: Deciding): Failure | null {
  if (actorId === moverId) return HandoverFailures.OWN_CASE();
  if (actorId !== managerId && !isAdmin) return HandoverFailures.NOT_NEW_MANAGER();
  return status === 'open' ? null : HandoverFailures.CASE_OVER();
}

export interface Kept {
  grantId: string;
  reason: string;
  until?: string | undefined;
}

/** Each kept grant has a reason of its own, and its last day is not over; nothing is kept and removed at once. */
export function refusalOfDecisions(keep: readonly Kept[], remove: readonly string[], today: string): Failure | null {
  const ids = [...keep.map((one) => one.grantId), ...remove];
  if (new Set(ids).size < ids.length) return HandoverFailures.DECIDED_TWICE();
  if (keep.some((one) => !isReason(one.reason.trim()))) return HandoverFailures.FRESH_REASON();
  return keep.some((one) => one.until !== undefined && one.until < today) ? HandoverFailures.KEPT_UNTIL_PAST() : null;
}

type Marked = { version: number; leaf: string | null; decision: string; until: string | null };

/** Does this decision let its grant go on today? A row older than the log knows does not. */
export const isKept = ({ version, leaf, decision, until }: Marked, today: string): boolean =>
  decision === 'keep' && isNewest(version, leaf) && (until === null || until >= today);
