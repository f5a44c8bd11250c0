import type { ActionName } from '../operation/actions.js';
import type { Actor } from '../operation/actor.js';
import { mayTry } from '../operation/door.rules.js';
import type { Incident, IncidentTask } from './incident.entity.js';
import {
  isOpenState,
  refusalToComplete,
  refusalToSteer,
  refusalToVerify,
  refusalToWork,
  type Doer,
  type TaskState,
} from './incident.rules.js';

/** What the reader may try on an incident, by the rules that will decide it. */
export function allowedOnIncident(actor: Actor, incident: Incident, doer: Doer): ActionName[] {
  const works = refusalToWork(incident, doer) === null;
  const steers = refusalToSteer(incident, doer) === null;
  const allowed: [ActionName, boolean][] = [
    ['incident.tell', works],
    ['incident.steer', steers],
    ['incident.close', steers && incident.openedBy !== actor.id],
    ['incident.report', incident.closedAt !== null],
  ];
  return allowed.filter(([action, isAllowed]) => isAllowed && mayTry(actor, action)).map(([action]) => action);
}

/** The acts of one task, by their names in the address. */
export function allowedOnTask(
  actor: Actor,
  incident: Incident,
  task: IncidentTask,
  { state, doer }: { state: TaskState; doer: Doer },
): string[] {
  if (refusalToWork(incident, doer) !== null) return [];
  const acts: [string, ActionName, boolean][] = [
    ['start', 'incident.work', state.status === 'open'],
    ['complete', 'incident.work', refusalToComplete(state) === null],
    ['waive', 'incident.waive', isOpenState(state.status)],
    ['verify', 'incident.verify', refusalToVerify(task, state, doer) === null],
  ];
  return acts.filter(([, action, isAllowed]) => isAllowed && mayTry(actor, action)).map(([act]) => act);
}
