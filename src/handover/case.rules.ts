import type { Failure } from '../kernel/failure.js';
import { isDay, isTimeZone } from '../kernel/zone.js';
import { HandoverFailures } from './handover.failures.js';
import type { Scenario } from './runbook.js';

export const CASE_STATES = ['open', 'cut', 'closed', 'cancelled'] as const;
/** What a list may be asked for beside a state: open or cut. */
export const RUNNING = 'running';

export interface Opening {
  actorId: string;
  personId: string;
  scenario: Scenario;
  lastDay: string;
  timeZone: string;
  /** Null for a place nobody knows; undefined where none was named. */
  country: string | null | undefined;
  cut: boolean;
}

/** May this case be opened, as far as it can be told without looking at anything else? */
export function refusalToOpen(opening: Opening): Failure | null {
  if (opening.actorId === opening.personId) return HandoverFailures.OWN_CASE();
  if (!isDay(opening.lastDay)) return HandoverFailures.BAD_LAST_DAY();
  if (!isTimeZone(opening.timeZone)) return HandoverFailures.BAD_TIME_ZONE();
  if (opening.country === null) return HandoverFailures.BAD_COUNTRY();
  if (opening.cut && !opening.scenario.hidden) return HandoverFailures.CUT_LATER();
  return null;
}

/** Whoever leaves neither moves nor ends nor closes their own case; what is over stays as it is. */
export function refusalToSteer(kase: { personId: string; status: string }, actorId: string): Failure | null {
  if (kase.personId === actorId) return HandoverFailures.OWN_CASE();
  return kase.status === 'open' || kase.status === 'cut' ? null : HandoverFailures.CASE_OVER();
}
