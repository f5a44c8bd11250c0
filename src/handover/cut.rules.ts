import type { Failure } from '../kernel/failure.js';
import { HandoverFailures } from './handover.failures.js';

export const SECOND_PERSON = 'second_person';

/**
 * `ordinary`: the last day was known and is over. `sudden`: nobody could have seen it coming, so it counts towards a mass cut.
 * `confirmed`: two people wanted it.
 */
export type CutKind = 'ordinary' | 'sudden' | 'confirmed';

export interface CutFacts {
  actorId: string;
  /** Somebody with a name; not the service, not a command. */
  isPerson: boolean;
  openedBy: string;
  /** Set once somebody asked for this cut and a second person must carry it out. */
  waitsFor: string | null;
  askedBy: string | null;
  /** Whether the leaver must not know of it, and such cuts take two people here. */
  takesTwo: boolean;
  /** ISO instants: when the last day was last said, and when it ends. */
  lastDaySetAt: string;
  cutDueAt: string;
  /** Sudden cuts of the same actor in the past hour, and how many there may be. */
  recent: number;
  most: number;
}

/** A last day said this long before it ends has been seen by whoever it is about. */
const NOTICE_MS = 24 * 3_600_000;

/**
 * May this cut happen now? What waits never happens by itself, not even when the last day is over: whoever set everybody's
 * last day to yesterday must not empty the house, and a person kept a day too long can still be cut by any second person.
 */
export function kindOfCut(cut: CutFacts): CutKind | 'waits' | Failure {
  if (cut.waitsFor !== null) {
    if (!cut.isPerson) return 'waits';
    return cut.actorId === cut.askedBy ? HandoverFailures.SECOND_PERSON() : 'confirmed';
  }
  if (cut.takesTwo && cut.isPerson) return cut.actorId === cut.openedBy ? 'waits' : 'confirmed';
  if (!cut.isPerson && Date.parse(cut.cutDueAt) - Date.parse(cut.lastDaySetAt) >= NOTICE_MS) return 'ordinary';
  return cut.recent >= cut.most ? 'waits' : 'sudden';
}
