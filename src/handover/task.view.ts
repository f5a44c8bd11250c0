import type { RunbookShelf } from './runbook.service.js';
import { NamesView } from './names.view.js';
import type { TaskRow } from './task.queries.js';
import type { WaiverReview } from './waiver-review.entity.js';
import { waiverReviewView, WaiverReviewView } from './waiver-review.view.js';

/** A step of a case. */
export class TaskView {
  id: string;
  /** The runbook's code, e.g. S4. */
  code: string;
  title: string;
  titleFr: string;
  caseId: string;
  /** open, cut, closed or cancelled */
  caseStatus: string;
  /** Who leaves. */
  leaverId: string;
  accountId: string | null;
  /** The runbook's word for who does it. */
  who: string;
  /** Null where any admin or HR person may. */
  assigneeId: string | null;
  /** open, started, done, verified, blocked or waived */
  status: string;
  /** The case cannot be closed before it is done or waived. */
  gate: boolean;
  followUp: boolean;
  dueAt: string;
  /** A newer secret was stored after the evidence was given: it is asked for again. */
  evidenceVoid: boolean;
  /** Ids of the tasks that must be settled first. */
  waitsFor: string[];
  /** What is asked for as evidence. */
  evidence: string;
  evidenceFr: string;
  needsVerification: boolean;
  completedBy: string | null;
  completedAt: string | null;
  verifiedBy: string | null;
  verifiedAt: string | null;
  blockedReason: string | null;
  waiveReason: string | null;
  waivedBy: string | null;
  reviewOn: string | null;
  /** Accounts it is done for as well, because they have no login but this one's. */
  covers: string[];
  /** The newest look at a waiver whose case is over. */
  review: WaiverReviewView | null;
  /** Acts of the reader that the rules let through: `task.complete` … */
  can: string[];
  version: number;
  /** Of everybody and every account spoken of here. */
  names?: NamesView;
}

/** What somebody had to say about a step. */
export class TaskCommentView {
  id: string;
  taskId: string;
  authorId: string;
  text: string;
  writtenAt: string;
}

export class TaskCommentPage {
  items: TaskCommentView[];
  nextCursor: string | null;
  total: number;
  /** Of everybody and every account spoken of here. */
  names?: NamesView;
}

/** Several tasks completed together. */
export class CompletedTasks {
  items: TaskView[];
}

export class TaskPage {
  items: TaskView[];
  nextCursor: string | null;
  total: number;
  /** Of everybody and every account spoken of here. */
  names?: NamesView;
}

interface Beside {
  waits: readonly { id: string }[];
  can: string[];
  review: WaiverReview | null;
}

export function taskView(task: TaskRow, shelf: RunbookShelf, { waits, can, review }: Beside): TaskView {
  const {
    id,
    code,
    caseId,
    caseStatus,
    leaverId,
    accountId,
    who,
    assigneeId,
    status,
    dueAt,
    completedBy,
    completedAt,
  } = task;
  const { verifiedBy, verifiedAt, blockedReason, waiveReason, waivedBy, reviewOn, version } = task;
  const covers = task.covers === null ? [] : (JSON.parse(task.covers) as string[]);
  return {
    ...{ id, code, ...stepView(code, shelf) },
    ...{ caseId, caseStatus, leaverId, accountId, who, assigneeId, status, dueAt },
    evidenceVoid: Number(task.isVoid) === 1,
    waitsFor: waits.map((awaited) => awaited.id),
    completedBy: completedBy ?? (status === 'done' ? 'system' : null),
    ...{ completedAt, verifiedBy, verifiedAt, blockedReason, waiveReason, waivedBy, reviewOn, covers, version, can },
    review: review === null ? null : waiverReviewView(review),
  };
}

type StepFacts = Pick<
  TaskView,
  'title' | 'titleFr' | 'gate' | 'followUp' | 'evidence' | 'evidenceFr' | 'needsVerification'
>;

/** What the runbook says of the step; a code it no longer knows keeps its name. */
function stepView(code: string, shelf: RunbookShelf): StepFacts {
  const step = shelf.step(code);
  return {
    title: step?.en ?? code,
    titleFr: step?.fr ?? code,
    gate: step?.gate ?? false,
    followUp: step?.followUp ?? false,
    evidence: step?.evidence ?? '',
    evidenceFr: step?.evidenceFr ?? '',
    needsVerification: step?.needsVerification ?? false,
  };
}
