import type { RunbookShelf } from './runbook.service.js';
import type { TaskRow } from './task.queries.js';

/** A step of a case. */
export class TaskView {
  id: string;
  /** The runbook's code, e.g. S4. */
  code: string;
  title: string;
  titleFr: string;
  caseId: string;
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
  version: number;
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
}

/** Several tasks completed together. */
export class CompletedTasks {
  items: TaskView[];
}

export class TaskPage {
  items: TaskView[];
  nextCursor: string | null;
  total: number;
}

export function taskView(task: TaskRow, shelf: RunbookShelf, waits: readonly { id: string }[]): TaskView {
  const { id, code, caseId, accountId, who, assigneeId, status, dueAt, completedBy, completedAt } = task;
  const { verifiedBy, verifiedAt, blockedReason, waiveReason, waivedBy, reviewOn, version } = task;
  const covers = task.covers === null ? [] : (JSON.parse(task.covers) as string[]);
  return {
    ...{ id, code, ...stepView(code, shelf) },
    ...{ caseId, accountId, who, assigneeId, status, dueAt },
    evidenceVoid: Number(task.isVoid) === 1,
    waitsFor: waits.map((awaited) => awaited.id),
    completedBy: completedBy ?? (status === 'done' ? 'system' : null),
    ...{ completedAt, verifiedBy, verifiedAt, blockedReason, waiveReason, waivedBy, reviewOn, covers, version },
  };
}

type StepFacts = Pick<TaskView, 'title' | 'titleFr' | 'gate' | 'followUp' | 'evidence' | 'needsVerification'>;

/** What the runbook says of the step; a code it no longer knows keeps its name. */
function stepView(code: string, shelf: RunbookShelf): StepFacts {
  const step = shelf.step(code);
  return {
    title: step?.en ?? code,
    titleFr: step?.fr ?? code,
    gate: step?.gate ?? false,
    followUp: step?.followUp ?? false,
    evidence: step?.evidence ?? '',
    needsVerification: step?.needsVerification ?? false,
  };
}
