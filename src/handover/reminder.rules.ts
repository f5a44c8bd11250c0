import { DateTime } from 'luxon';
import { iso } from '../kernel/clock.js';
import { plusBusinessDays } from './due.rules.js';

/** Instants that part what somebody is told of a task by when it is due. */
export interface Horizons {
  /** Due until here is due soon; null where everything is due within hours anyway. */
  soon: string | null;
  /** Late since before here: whoever opened the case is told. */
  coordinator: string;
  /** … and here: admins are. */
  admins: string;
}

export interface ReminderFacts {
  now: Date;
  timeZone: string;
  holidays: ReadonlySet<string>;
  /** The case runs by the hour: cut first, then secured. */
  isImmediate: boolean;
  dueSoonDays: number;
  escalateDays: number;
}

/** How long a late task of an immediate case waits for its coordinator before admins are told. */
const IMMEDIATE_HOURS = 4;

/** Days are business days where the leaver is; a case that runs by the hour is told of by the hour. */
export function horizonsOf(facts: ReminderFacts): Horizons {
  const { now, timeZone, holidays, isImmediate, dueSoonDays, escalateDays } = facts;
  const here = DateTime.fromJSDate(now, { zone: timeZone });
  if (isImmediate) {
    return { soon: null, coordinator: iso(now), admins: iso(here.minus({ hours: IMMEDIATE_HOURS }).toJSDate()) };
  }
  const back = (days: number): string => iso(plusBusinessDays(here, -days, holidays).toJSDate());
  return {
    soon: iso(plusBusinessDays(here, dueSoonDays, holidays).endOf('day').toJSDate()),
    coordinator: back(escalateDays),
    admins: back(2 * escalateDays),
  };
}

export const STEPS = ['assigned', 'late', 'due_soon', 'escalated', 'escalated_further'] as const;
export type Step = (typeof STEPS)[number];

/** A task of which somebody is to be told. */
export interface Reminder {
  taskId: string;
  step: Step;
  /** Whose it became, or the instant it was due. */
  about: string;
  caseId: string;
  leaverId: string;
  scenario: string;
  assigneeId: string | null;
}

/** One announcement: several tasks of a case for one person. */
export interface Told {
  step: Step;
  caseId: string;
  leaverId: string;
  scenario: string;
  /** Null where nobody in particular has to do it. */
  personId: string | null;
  tasks: number;
}

/**
 * One message for each step, case and person, however many tasks. Who hears only now that a task is theirs is not told in the
 * same breath that it is due soon.
 */
export function gathered(reminders: readonly Reminder[]): Told[] {
  const told = new Map<string, Told>();
  for (const { step, caseId, leaverId, scenario, assigneeId } of reminders) {
    const personId = step === 'escalated' || step === 'escalated_further' ? null : assigneeId;
    const key = JSON.stringify([step, caseId, personId]);
    const known = told.get(key);
    if (known) known.tasks += 1;
    else told.set(key, { step, caseId, leaverId, scenario, personId, tasks: 1 });
  }
  const isNews = ({ step, caseId, personId }: Told): boolean =>
    step !== 'due_soon' || !told.has(JSON.stringify(['assigned', caseId, personId]));
  return [...told.values()].filter(isNews);
}
