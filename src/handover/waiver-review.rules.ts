import type { Failure } from '../kernel/failure.js';
import { HandoverFailures } from './handover.failures.js';
import type { TaskRow } from './task.queries.js';
import { isReviewDay, type Doer } from './task.rules.js';
import type { WaiverReview } from './waiver-review.entity.js';

export interface Reviewing {
  task: TaskRow;
  doer: Doer;
  /** Null where it is settled by evidence. */
  reviewOn: string | null;
  /** UTC day. */
  today: string;
}

const keeps = (task: TaskRow, id: string): boolean => id === task.ownerId || id === task.backupId;

/** A waiver that two people signed is looked at again by staff or an owner of the account; settled also by whose step it is. */
export function refusalToReview({ task, doer, reviewOn, today }: Reviewing): Failure | null {
  if (!['open', 'cut', 'closed'].includes(task.caseStatus)) return HandoverFailures.CASE_OVER();
  if (doer.id === task.leaverId) return HandoverFailures.OWN_CASE();
  if (task.status !== 'waived' || task.verifiedBy === null) return HandoverFailures.NOT_WAIVED();
  if (reviewOn !== null && doer.id === task.assigneeId) return HandoverFailures.OWN_TASK();
  const isTheirs = reviewOn === null && doer.id === task.assigneeId;
  if (!doer.isHr && !doer.isAdmin && !keeps(task, doer.id) && !isTheirs) return HandoverFailures.NOT_ASSIGNEE();
  return reviewOn !== null && !isReviewDay({ reviewOn, today }) ? HandoverFailures.BAD_REVIEW_DAY() : null;
}

/** The second person: staff or an owner of the account, neither whoever decided nor the leaver. */
export function refusalToSign(task: TaskRow, review: WaiverReview, doer: Doer): Failure | null {
  if (doer.id === task.leaverId) return HandoverFailures.OWN_CASE();
  if (doer.id === review.decidedBy) return HandoverFailures.OWN_EVIDENCE();
  return doer.isHr || doer.isAdmin || keeps(task, doer.id) ? null : HandoverFailures.NOT_VERIFYING();
}
