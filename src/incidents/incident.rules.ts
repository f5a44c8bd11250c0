import type { Failure } from '../kernel/failure.js';
import { isDay } from '../kernel/zone.js';
import type { Incident, IncidentTask } from './incident.entity.js';
import { IncidentFailures } from './incident.failures.js';
import type { IncidentStep } from './incident-plan.js';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** An incident is told from within a month; its timeline reaches back a year. */
export const NOTICED_DAYS = 30;
export const TOLD_DAYS = 366;

/** How the person who acts stands to the incident. */
export interface Doer {
  id: string;
  isAdmin: boolean;
  /** Holds a live owner seat of the account. */
  isOwner: boolean;
  isContact: boolean;
  isFrozen: boolean;
}

/** Within the last `days`, and not to come. */
export function refusalOfTime(at: string, now: Date, days: number): Failure | null {
  const then = Date.parse(at);
  return then <= now.getTime() && then > now.getTime() - days * DAY_MS ? null : IncidentFailures.BAD_TIME();
}

/** Work on an open incident: admins, the owner seats of the account, and its contacts. */
export function refusalToWork(incident: Pick<Incident, 'closedAt'>, doer: Doer): Failure | null {
  if (!(doer.isAdmin || doer.isOwner || doer.isContact)) return IncidentFailures.NOT_INVOLVED();
  if (doer.isFrozen) return IncidentFailures.FROZEN();
  return incident.closedAt === null ? null : IncidentFailures.CLOSED();
}

/** Steering it: who is called, what is involved, the close. A contact helps and does not steer. */
export const refusalToSteer = (incident: Pick<Incident, 'closedAt'>, doer: Doer): Failure | null =>
  refusalToWork(incident, doer) ?? (doer.isAdmin || doer.isOwner ? null : IncidentFailures.NOT_OWNER());

/** How things stand with a task, what the service sees by itself included. */
export interface TaskState {
  status: string;
  /** The service sees to it: people bring no evidence. */
  byService: boolean;
}

export interface Seen {
  frozen: boolean;
  /** By kind of secret: how many are in the vault, and how many of them are older than the incident. */
  secrets: ReadonlyMap<string, { total: number; older: number }>;
}

/** What people signed holds; else what the vault shows. Where it holds no such secret, people bring evidence. */
export function stateOf(task: Pick<IncidentTask, 'status'>, step: IncidentStep | null, seen: Seen): TaskState {
  const { status } = task;
  if (step === null || step.doneBy === 'people') return { status, byService: false };
  if (step.doneBy === 'freeze')
    return {
      status: ['waived', 'verified'].includes(status) ? status : seen.frozen ? 'done' : 'open',
      byService: true,
    };
  const secrets = seen.secrets.get(step.doneBy);
  if (!secrets || secrets.total === 0) return { status, byService: false };
  if (status === 'waived') return { status, byService: true };
  return { status: secrets.older === 0 ? 'done' : status === 'started' ? 'started' : 'open', byService: true };
}

export const isOpenState = (status: string): boolean => status === 'open' || status === 'started';

export function refusalToComplete({ status, byService }: TaskState): Failure | null {
  if (byService) return IncidentFailures.SERVICE_TASK();
  return isOpenState(status) ? null : IncidentFailures.TASK_OVER();
}

/** A second person: never who brought the evidence or left the task out. */
export function refusalToVerify(task: IncidentTask, { status, byService }: TaskState, doer: Doer): Failure | null {
  if (byService && status !== 'waived') return IncidentFailures.SERVICE_TASK();
  if (task.verifiedBy !== null) return IncidentFailures.TASK_OVER();
  if (status !== 'done' && status !== 'waived') return IncidentFailures.NOT_DONE();
  const author = status === 'waived' ? task.waivedBy : task.completedBy;
  return author === doer.id ? IncidentFailures.OWN_EVIDENCE() : null;
}

export function refusalToWaive({ status }: TaskState, reviewOn: string, today: string): Failure | null {
  if (!isOpenState(status)) return IncidentFailures.TASK_OVER();
  const isFit = isDay(reviewOn) && reviewOn > today && Date.parse(reviewOn) - Date.parse(today) <= TOLD_DAYS * DAY_MS;
  return isFit ? null : IncidentFailures.BAD_REVIEW_DAY();
}

/** Finished for the close: done, confirmed where the step asks for it, or left out by two people. */
export function isSettled(
  task: Pick<IncidentTask, 'verifiedBy'>,
  { status }: TaskState,
  step: IncidentStep | null,
): boolean {
  if (status === 'waived') return task.verifiedBy !== null;
  return status === 'verified' || (status === 'done' && (step?.second !== true || task.verifiedBy !== null));
}

/** A run of digits as long as a phone number, however it is set. */
const PHONE = /\d(?:[\s().\-/]?\d){7,}/;

export const holdsPhone = (text: string): boolean => PHONE.test(text);

export interface NoticeClock {
  startsAt: string;
  endsAt: string;
  /** Negative once it is over. */
  hoursLeft: number;
}

/** Runs from when it was noticed; none where no personal data is involved. */
export function noticeClock(
  { noticedAt, personalData }: Pick<Incident, 'noticedAt' | 'personalData'>,
  hours: number,
  now: Date,
): NoticeClock | null {
  if (personalData === 'no') return null;
  const ends = Date.parse(noticedAt) + hours * HOUR_MS;
  return {
    startsAt: noticedAt,
    endsAt: new Date(ends).toISOString(),
    hoursLeft: Math.floor((ends - now.getTime()) / HOUR_MS),
  };
}
