import type { EntityManager } from 'typeorm';
import type { Incident, IncidentTask } from './incident.entity.js';
import { olderSecrets, seenOf, tasksOf } from './incident.queries.js';
import { isSettled, stateOf, type TaskState } from './incident.rules.js';
import type { IncidentStep } from './incident-plan.js';
import type { IncidentShelf } from './incident-shelf.js';
import type { OpenIncidentCondition } from './incident.view.js';

export interface Standing {
  tasks: { task: IncidentTask; step: IncidentStep | null; state: TaskState }[];
  /** What keeps the incident open. */
  open: OpenIncidentCondition[];
}

/** How an incident stands: its tasks, and what is missing for its close. */
export async function standingOf(db: EntityManager, shelf: IncidentShelf, incident: Incident): Promise<Standing> {
  const seen = await seenOf(db, incident);
  const tasks = (await tasksOf(db, incident.id)).map((task) => {
    const step = shelf.step(task.code);
    return { task, step, state: stateOf(task, step, seen) };
  });
  const gates = tasks.filter(({ task, step, state }) => step?.gate === true && !isSettled(task, state, step));
  const open = gates.map(({ task, step }) => ({
    code: 'gate_task',
    subject: `task:${task.code}`,
    detail: step?.title.en ?? task.code,
  }));
  if (!shelf.kind(incident.kind)?.rotates) return { tasks, open };
  // Two people may let a kind of secret stand, with a day to look at it again; everything else is changed.
  const lifted = tasks
    .filter(({ task, state }) => state.status === 'waived' && task.verifiedBy !== null)
    .map(({ step }) => step?.doneBy);
  const owed = (await olderSecrets(db, incident)).filter(({ kind }) => !(lifted as string[]).includes(kind));
  const conditions = owed.map(({ credentialId, kind, version }) => ({
    code: 'owed_rotation',
    subject: `credential:${credentialId}`,
    detail: `Version ${version} (${kind}) is older than the incident.`,
  }));
  return { tasks, open: [...open, ...conditions] };
}
