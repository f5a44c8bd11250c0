import { HandoverFailures } from './handover.failures.js';
import { isPast } from './due.rules.js';
import type { Scenario } from './runbook.js';

/** A departure as a file or another system states it. */
export interface AnnouncedDeparture {
  workEmail: string;
  /** An id of the runbooks. */
  scenario: string;
  /** `YYYY-MM-DD` where the person is. */
  lastDay: string;
  timeZone?: string;
  country?: string;
  cut?: boolean;
  /** A file says the same day after day: what was cancelled or closed under this last day does not begin anew. */
  again?: boolean;
}

export interface KnownCase {
  id: string;
  scenario: string;
  lastDay: string;
  timeZone: string;
  status: string;
}

export interface Foreseen {
  does: 'open' | 'move' | 'nothing';
  /** Null where a case is still to be opened. */
  caseId: string | null;
  /** Access would end in the same moment. */
  cutsAtOnce: boolean;
  /** Somebody cancelled a departure with this very last day. */
  wasCancelled: boolean;
}

/** `cases` of the person, newest first. Throws `handover.already_open` where another scenario is under way. */
export function foreseen(
  { scenario: id, lastDay, timeZone, cut, again = false }: AnnouncedDeparture,
  cases: readonly KnownCase[],
  person: { timeZone: string },
  scenario: Scenario,
  now: Date,
): Foreseen {
  const open = cases.find(({ status }) => status === 'open' || status === 'cut');
  if (open && open.scenario !== id) throw HandoverFailures.ALREADY_OPEN({ facts: { caseId: open.id } });
  const over = (zone: string): boolean => isPast(lastDay, zone, now) && !scenario.cutByHand;
  if (open) {
    const does = open.lastDay === lastDay ? 'nothing' : 'move';
    const cutsAtOnce = does === 'move' && open.status === 'open' && over(open.timeZone);
    return { does, caseId: open.id, cutsAtOnce, wasCancelled: false };
  }
  const same = again ? cases.find((kase) => kase.scenario === id && kase.lastDay === lastDay) : undefined;
  if (same) return { does: 'nothing', caseId: same.id, cutsAtOnce: false, wasCancelled: same.status === 'cancelled' };
  return {
    does: 'open',
    caseId: null,
    cutsAtOnce: cut === true || over(timeZone ?? person.timeZone),
    wasCancelled: false,
  };
}
