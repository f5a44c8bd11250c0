import type { TaskTemplate } from './runbook.js';
import type { TaskRow } from './task.queries.js';
import { isSettled } from './task.rules.js';

/** A task that others may wait for. */
export type Awaited = Pick<TaskRow, 'id' | 'caseId' | 'accountId' | 'code' | 'dueAt' | 'status' | 'verifiedBy'>;

export interface RunbookWord {
  step(code: string): TaskTemplate | null;
  /** Does this scenario prove control before anything is removed? */
  isProofFirst(scenario: string): boolean;
}

type Waiting = Awaited & Pick<TaskRow, 'scenario' | 'handoverId'>;

/**
 * The tasks that must be settled before this one: what its step needs, the proof of control before a removal where the order
 * asks for it, what preserves evidence before a rotation. Steps that the case does not hold do not count; a gate waits for
 * gates only, and needs reach back in the list but never forward, so that gates done in their order never stand still.
 */
export function waitsFor<T extends Awaited>(task: Waiting, others: readonly T[], word: RunbookWord): T[] {
  const step = word.step(task.code);
  if (step === null) return [];
  return others.filter((other) => {
    const before = other.caseId === task.caseId && other.id !== task.id ? word.step(other.code) : null;
    if (before === null || (step.gate && !before.gate) || !isAbout(task, other)) return false;
    const isAwaited =
      (isEarlier(other, task) && (step.needs.includes(before.id) || (step.rotates !== null && before.preserves))) ||
      (isProvenFirst(task, step, word) && before.proves);
    return isAwaited && !isSettled(other, before.needsVerification);
  });
}

/** Steps that tasks of these steps may wait for. */
export const awaitedCodes = (codes: readonly string[], all: Iterable<TaskTemplate>, word: RunbookWord): string[] => {
  const steps = codes.map((code) => word.step(code)).filter((step) => step !== null);
  const needed = new Set(steps.flatMap((step) => step.needs));
  const [rotating, removing] = [steps.some((step) => step.rotates !== null), steps.some((step) => step.removes)];
  return [...all]
    .filter((step) => needed.has(step.id) || (rotating && step.preserves) || (removing && step.proves))
    .map((step) => step.id);
};

/** Of the same account, or one of them of the whole case. */
const isAbout = (task: Waiting, other: Awaited): boolean =>
  task.accountId === null || other.accountId === null || task.accountId === other.accountId;

/** Before it in the list of the case. */
const isEarlier = (other: Awaited, task: Waiting): boolean =>
  other.dueAt < task.dueAt || (other.dueAt === task.dueAt && other.id < task.id);

const isProvenFirst = (task: Waiting, step: TaskTemplate, word: RunbookWord): boolean =>
  step.removes && task.accountId !== null && task.handoverId !== null && word.isProofFirst(task.scenario);
