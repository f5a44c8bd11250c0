import type { TaskTemplate } from './runbook.js';
import type { TaskRow } from './task.queries.js';
import { isSettled } from './task.rules.js';

/** One thing that must still happen before a case can be closed. */
export interface OpenCondition {
  /** not_cut, live_grant, live_role, live_session, live_link, owns_account, recovery_channel, second_factor_holder, exposed_version, gate_task. */
  code: string;
  subject: string;
  detail: string;
  detailFr: string;
  /** Null where it is about the person or the case. */
  accountId: string | null;
}

type Step = (code: string) => TaskTemplate | null;
type Waivable = Pick<TaskRow, 'id' | 'code' | 'accountId' | 'status' | 'verifiedBy'>;

/** Which signed waiver lifts what; answers the task's id, or null. */
export interface LiftedBy {
  seat(): string | null;
  channel(accountId: string, kind: string): string | null;
  secret(accountId: string, kind: string): string | null;
}

/** Only a waiver that a second person signed lifts anything, and only what its own step is about. */
export function liftable(tasks: readonly Waivable[], step: Step): LiftedBy {
  const signed = tasks.filter((task) => task.status === 'waived' && task.verifiedBy !== null);
  const find = (fits: (template: TaskTemplate, task: Waivable) => boolean): string | null =>
    signed.find((task) => {
      const template = step(task.code);
      return template !== null && fits(template, task);
    })?.id ?? null;
  return {
    seat: () => find((template) => template.does === 'name_successors'),
    channel: (accountId, kind) =>
      find(
        (template, task) =>
          template.does === 'accept_risk' ||
          (task.accountId === accountId &&
            (template.does === kind || (kind === 'second_factor' && template.rotates === 'totp'))),
      ),
    secret: (accountId, kind) =>
      find(
        (template, task) => template.rotates === 'any' || (task.accountId === accountId && template.rotates === kind),
      ),
  };
}

/** Gates that are neither done, nor seen by a second person where they need one, nor waived by two. */
export function gateConditions(
  tasks: readonly (Waivable & Pick<TaskRow, 'verifiedBy'>)[],
  step: Step,
): OpenCondition[] {
  return tasks
    .filter((task) => {
      const template = step(task.code);
      return template !== null && template.gate && !template.followUp && !isSettled(task, template.needsVerification);
    })
    .map((task) => ({
      ...{ code: 'gate_task', subject: `task:${task.id}`, accountId: task.accountId },
      ...gateDetail(task, step(task.code)),
    }));
}

const GATE_STATES = {
  waived: { en: 'the waiver needs a second person.', fr: 'la dérogation attend une seconde personne.' },
  done: { en: 'the evidence needs a second person.', fr: 'la preuve attend une seconde personne.' },
  open: { en: 'not done.', fr: 'pas encore faite.' },
} as const;

function gateDetail({ code, status }: Waivable, template: TaskTemplate | null): Record<'detail' | 'detailFr', string> {
  const state = GATE_STATES[status === 'waived' || status === 'done' ? status : 'open'];
  return {
    detail: `${code}, ${template?.en ?? ''}: ${state.en}`,
    detailFr: `${code}, ${template?.fr ?? ''}\u202f: ${state.fr}`,
  };
}
