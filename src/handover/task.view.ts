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
  version: number;
}

export class TaskPage {
  items: TaskView[];
  nextCursor: string | null;
  total: number;
}

export function taskView(task: TaskRow, shelf: RunbookShelf): TaskView {
  const step = shelf.step(task.code);
  const {
    id,
    code,
    caseId,
    accountId,
    who,
    assigneeId,
    status,
    dueAt,
    completedBy,
    completedAt,
    verifiedBy,
    verifiedAt,
  } = task;
  const { blockedReason, waiveReason, waivedBy, reviewOn, version } = task;
  return {
    id,
    code,
    title: step?.en ?? code,
    titleFr: step?.fr ?? code,
    caseId,
    accountId,
    who,
    assigneeId,
    status,
    gate: step?.gate ?? false,
    followUp: step?.followUp ?? false,
    dueAt,
    evidence: step?.evidence ?? '',
    needsVerification: step?.needsVerification ?? false,
    completedBy: completedBy ?? (status === 'done' ? 'system' : null),
    completedAt,
    verifiedBy,
    verifiedAt,
    blockedReason,
    waiveReason,
    waivedBy,
    reviewOn,
    version,
  };
}
