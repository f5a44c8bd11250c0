import type { Failure } from '../kernel/failure.js';
import { isDay } from '../kernel/zone.js';
import { HandoverFailures } from './handover.failures.js';
import type { TaskTemplate } from './runbook.js';
import { isEligible, isStaying, type Candidate } from './successor.rules.js';
import type { TaskRow } from './task.queries.js';

/** Who acts, as far as it decides about tasks. */
export interface Doer {
  id: string;
  isAdmin: boolean;
  isHr: boolean;
}

/** Evidence of these may come from HR or an admin as well. */
const OF_STAFF = ['manager', 'it', 'finance', 'hr'];
/** Tasks of the service that people may waive: everything else it does is no matter of opinion. */
const WAIVABLE = ['wait'];

const isOpen = (task: Pick<TaskRow, 'status'>): boolean => ['open', 'started', 'blocked'].includes(task.status);
const isSteerable = (task: Pick<TaskRow, 'caseStatus'>, step: TaskTemplate | null): boolean =>
  ['open', 'cut'].includes(task.caseStatus) || (task.caseStatus === 'closed' && step?.followUp === true);

/** Owner and backup owner of the task's account, the leaver aside. */
const keeps = (task: TaskRow, id: string): boolean => id === task.ownerId || id === task.backupId;

/** May this person know of the task at all? */
export const maySeeTask = (task: TaskRow, doer: Doer, seesAll: boolean, hidden: boolean): boolean =>
  doer.id === task.leaverId && hidden
    ? false
    : seesAll || doer.id === task.assigneeId || doer.id === task.successorId || keeps(task, doer.id);

/** May this person work on the task: start it, block it, say it is done? */
export function refusalToWork(task: TaskRow, step: TaskTemplate | null, doer: Doer): Failure | null {
  return refusalToTouch(task, step, doer) ?? (isOpen(task) ? null : HandoverFailures.TASK_OVER());
}

/** Whoever may work on a blocked task, staff and the account's owners say that it goes on. */
export function refusalToUnblock(task: TaskRow, step: TaskTemplate | null, doer: Doer): Failure | null {
  if (doer.id === task.leaverId && doer.id !== task.assigneeId) return HandoverFailures.OWN_CASE();
  const mayAsWell = (doer.isHr || doer.isAdmin || keeps(task, doer.id)) && isSteerable(task, step);
  const refusal = mayAsWell ? null : refusalToTouch(task, step, doer);
  return refusal ?? (task.status === 'blocked' ? null : HandoverFailures.NOT_BLOCKED());
}

/** May this person add to its evidence? As to the work, and afterwards too, until somebody left it out. */
export function refusalToShow(task: TaskRow, step: TaskTemplate | null, doer: Doer): Failure | null {
  const isAuthor = doer.id === task.completedBy && doer.id !== task.leaverId;
  const refusal = isAuthor && isSteerable(task, step) ? null : refusalToTouch(task, step, doer);
  return refusal ?? (task.status === 'waived' ? HandoverFailures.TASK_OVER() : null);
}

function refusalToTouch(task: TaskRow, step: TaskTemplate | null, doer: Doer): Failure | null {
  if (!isSteerable(task, step)) return HandoverFailures.CASE_OVER();
  if (task.who === 'vault') return HandoverFailures.SERVICE_TASK();
  const isAssignee = doer.id === task.assigneeId;
  if (doer.id === task.leaverId && (!isAssignee || step?.notByLeaver === true || step?.needsVerification === true))
    return HandoverFailures.OWN_CASE();
  const asStaff =
    (OF_STAFF.includes(task.who) && (doer.isHr || doer.isAdmin)) || (task.who === 'admin' && doer.isAdmin);
  const asNobodyElse = task.assigneeId === null && (doer.isHr || doer.isAdmin) && task.who !== 'admin';
  return isAssignee || asStaff || asNobodyElse ? null : HandoverFailures.NOT_ASSIGNEE();
}

/**
 * May this person give the task to somebody? HR and admins, and the account's owners; a rotation task lets its assignee store a
 * new version, so HR, who has nothing to do with secrets, hands out none. Nobody hands anything out in their own departure.
 */
export function refusalToAssign(task: TaskRow, step: TaskTemplate | null, doer: Doer): Failure | null {
  if (!isSteerable(task, step)) return HandoverFailures.CASE_OVER();
  if (doer.id === task.leaverId) return HandoverFailures.OWN_CASE();
  if (task.who === 'vault') return HandoverFailures.SERVICE_TASK();
  const asStaff = doer.isAdmin || (doer.isHr && !isRotation(step));
  if (!asStaff && !keeps(task, doer.id)) return HandoverFailures.NOT_ASSIGNING();
  return isOpen(task) ? null : HandoverFailures.TASK_OVER();
}

export interface Taking {
  task: TaskRow;
  step: TaskTemplate | null;
  doer: Doer;
  /** Null when the directory does not know them. */
  assignee: Candidate | null;
  /** UTC day. */
  today: string;
}

/** May the task go to this person? Somebody who is here and stays; of a rotation never an admin's own pick of themselves. */
export function refusalToTake({ task, step, doer, assignee, today }: Taking): Failure | null {
  if (!assignee || !isStaying(assignee, task.leaverId, today)) return HandoverFailures.NOT_ABLE();
  if (assignee.roles.includes('auditor')) return HandoverFailures.NOT_ABLE();
  if (!isRotation(step)) return null;
  if (!isEligible(assignee, task.leaverId, today)) return HandoverFailures.NOT_ABLE();
  return assignee.id === doer.id && !keeps(task, doer.id) ? HandoverFailures.OWN_GAIN() : null;
}

export const isRotation = (step: TaskTemplate | null): boolean => step !== null && step.rotates !== null;

/**
 * A second person looks at evidence or signs a waiver: staff or an owner of the account, never its author, never the leaver.
 * `authors` gave evidence of the task.
 */
export function refusalToVerify(
  task: TaskRow,
  step: TaskTemplate | null,
  doer: Doer,
  authors: readonly string[] = [],
): Failure | null {
  if (!isSteerable(task, step)) return HandoverFailures.CASE_OVER();
  if (doer.id === task.leaverId) return HandoverFailures.OWN_CASE();
  const author = task.status === 'waived' ? task.waivedBy : task.completedBy;
  if (doer.id === author || (task.status !== 'waived' && authors.includes(doer.id)))
    return HandoverFailures.OWN_EVIDENCE();
  if (!['done', 'verified', 'waived'].includes(task.status)) return HandoverFailures.NOT_DONE();
  if (task.verifiedBy !== null || task.status === 'verified') return HandoverFailures.TASK_OVER();
  const mayVerify =
    doer.isHr || doer.isAdmin || keeps(task, doer.id) || (task.status === 'done' && doer.id === task.successorId);
  return mayVerify ? null : HandoverFailures.NOT_VERIFYING();
}

export interface Waiver {
  reviewOn: string;
  /** UTC day. */
  today: string;
}

/** A step may be left out for a time, by somebody whose step it is not. */
export function refusalToWaive(task: TaskRow, step: TaskTemplate | null, doer: Doer, waiver: Waiver): Failure | null {
  if (!isSteerable(task, step)) return HandoverFailures.CASE_OVER();
  if (doer.id === task.leaverId) return HandoverFailures.OWN_CASE();
  if (task.who === 'vault' && !WAIVABLE.includes(step?.does ?? '')) return HandoverFailures.SERVICE_TASK();
  if (doer.id === task.assigneeId) return HandoverFailures.OWN_TASK();
  if (!doer.isHr && !doer.isAdmin && !keeps(task, doer.id)) return HandoverFailures.NOT_ASSIGNEE();
  if (!isReviewDay(waiver)) return HandoverFailures.BAD_REVIEW_DAY();
  return isOpen(task) ? null : HandoverFailures.TASK_OVER();
}

const YEAR_MS = 366 * 86_400_000;

export const isReviewDay = ({ reviewOn, today }: Waiver): boolean =>
  isDay(reviewOn) && reviewOn > today && Date.parse(reviewOn) - Date.parse(today) <= YEAR_MS;

/** Finished for the close of the case: done, seen by a second person where the step asks for it, or waived by two. */
export function isSettled(task: Pick<TaskRow, 'status' | 'verifiedBy'>, needsVerification: boolean): boolean {
  if (task.status === 'waived') return task.verifiedBy !== null;
  return task.status === 'verified' || (task.status === 'done' && !needsVerification);
}
