import type { SeatName, Seating } from '../accounts/seat.rules.js';
import type { Failure } from '../kernel/failure.js';
import { HandoverFailures } from './handover.failures.js';

/** What decides whether somebody can take over. */
export interface Candidate {
  id: string;
  fullName: string;
  kind: string;
  department: string | null;
  organisation: string | null;
  leavingAt: string | null;
  cutAt: string | null;
  frozenAt: string | null;
  lastDay: string | null;
  /** All their access rests: they are away. */
  isSuspended: boolean;
  /** Live roles of the service. */
  roles: readonly string[];
}

/** Holders of these roles release nothing (invariant 1), so an account in their hands would have no keeper. */
const USES_NO_SECRET = ['hr', 'auditor'];

/** There, staying and free on `today` (UTC day), and not the one who leaves. */
export const isStaying = (candidate: Candidate, leaverId: string, today: string): boolean =>
  candidate.id !== leaverId &&
  candidate.leavingAt === null &&
  candidate.cutAt === null &&
  candidate.frozenAt === null &&
  (candidate.lastDay === null || candidate.lastDay >= today);

/** Able to take over: staying, and of no role that may use no secret. */
export const isEligible = (candidate: Candidate, leaverId: string, today: string): boolean =>
  isStaying(candidate, leaverId, today) &&
  !candidate.isSuspended &&
  !candidate.roles.some((role) => USES_NO_SECRET.includes(role));

export interface Naming {
  actor: { id: string; isStaff: boolean; isHr: boolean };
  leaverId: string;
  hidden: boolean;
  successor: Candidate;
  /** Live owner and backup seats of the account, the leaver's aside. */
  owners: readonly string[];
  accepted: boolean;
  today: string;
}

/** May this actor name anybody? */
export function refusalToNaming({
  actor,
  leaverId,
  owners,
  accepted,
}: Omit<Naming, 'successor' | 'today'>): Failure | null {
  if (actor.id === leaverId) return HandoverFailures.OWN_CASE();
  if (!actor.isStaff && !owners.includes(actor.id)) return HandoverFailures.NOT_NAMING();
  return accepted ? HandoverFailures.ACCEPTED() : null;
}

/** May this actor name this successor? */
export function refusalToName(naming: Naming): Failure | null {
  const { actor, successor, owners } = naming;
  const refusal = refusalToNaming(naming);
  if (refusal) return refusal;
  if (successor.id === actor.id && (actor.isHr || !owners.includes(actor.id))) return HandoverFailures.OWN_GAIN();
  return isEligible(successor, naming.leaverId, naming.today) ? null : HandoverFailures.NOT_ELIGIBLE();
}

export interface Completion {
  actor: { id: string; isStaff: boolean };
  leaverId: string;
  accepted: boolean;
  /** An absence: access rests, and nothing is ended. */
  isAway: boolean;
  /** Nothing may end before the cut: the leaver would notice. */
  cutFirst: boolean;
  /** Who keeps the account and stays. */
  owners: readonly string[];
  /** Somebody who stays keeps the account, and an active one has its owner. */
  keeps: boolean;
}

/** May the leaver's access to one account be ended before the last day? */
export function refusalToComplete(wanted: Completion): Failure | null {
  const { actor, owners } = wanted;
  if (actor.id === wanted.leaverId) return HandoverFailures.OWN_CASE();
  if (!actor.isStaff && !owners.includes(actor.id)) return HandoverFailures.NOT_COMPLETING();
  if (wanted.isAway) return HandoverFailures.ONLY_AWAY();
  if (wanted.cutFirst) return HandoverFailures.CUT_FIRST();
  if (!wanted.accepted) return HandoverFailures.NOT_ACCEPTED();
  return wanted.keeps ? null : HandoverFailures.SOLE_KEEPER();
}

/** How the two seats are held once `successorId` has taken over what the leaver held at the opening and nobody filled since. */
export function seatingAfter(
  handover: { seats: string },
  owners: { ownerId: string | null; backupId: string | null },
  leaverId: string,
  successorId: string,
): Seating {
  const held = JSON.parse(handover.seats) as SeatName[];
  const vacant = (personId: string | null): boolean => personId === null || personId === leaverId;
  const seating: Seating = {};
  if (held.includes('owner') && vacant(owners.ownerId)) {
    seating.owner = successorId;
    if (owners.backupId === successorId || owners.backupId === leaverId) seating.backup_owner = null;
  } else if (held.includes('backup_owner') && vacant(owners.backupId)) {
    if (owners.ownerId !== successorId) seating.backup_owner = successorId;
    else if (owners.backupId === leaverId) seating.backup_owner = null;
  }
  return seating;
}
