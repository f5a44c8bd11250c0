import { day, iso } from '../kernel/clock.js';
import type { Failure } from '../kernel/failure.js';
import type { AccessRequest } from './access.entity.js';
import { AccessFailures } from './access.failures.js';
import { refusalToDecider, refusalToReceive, type Level, type PersonState } from './grant.rules.js';

type Pending = Pick<AccessRequest, 'state' | 'expiresAt' | 'personId' | 'level' | 'until'>;

/** Still waiting at this instant: nobody answered and its time is not up. */
export const isPending = (request: Pending, now: string): boolean =>
  request.state === 'pending' && request.expiresAt > now;

export function refusalOfState(request: Pending, now: string): Failure | null {
  if (isPending(request, now)) return null;
  const expired = request.state === 'pending' || request.state === 'expired';
  return expired ? AccessFailures.REQUEST_EXPIRED() : AccessFailures.ALREADY_DECIDED();
}

export interface Asked {
  accountStatus: string;
  /** Who asks; null when the directory does not know them. */
  person: PersonState | null;
  until: string | null;
  holdsAlready: boolean;
  waitsAlready: boolean;
  /** How many others could decide today. */
  deciders: number;
}

/** May this be asked at all? Zero possible deciders refuses: a request nobody can decide is never approved. */
export function refusalToAsk(asked: Asked, now: Date): Failure | null {
  if (!asked.person) return AccessFailures.PERSON_LEAVING();
  const personal = refusalToReceive(asked.person, now);
  if (personal) return personal;
  if (asked.accountStatus !== 'active') return AccessFailures.ACCOUNT_NOT_OPEN();
  if (asked.until !== null && asked.until < day(now)) return AccessFailures.UNTIL_PAST();
  if (asked.holdsAlready) return AccessFailures.DUPLICATE();
  if (asked.waitsAlready) return AccessFailures.DUPLICATE_REQUEST();
  return asked.deciders === 0 ? AccessFailures.NO_APPROVER() : null;
}

/** May this person decide this request? Never the one who asked, and only from a live owner seat. */
export function refusalToDecide(
  request: Pending,
  facts: { actor: PersonState | null; hasSeat: boolean },
  now: Date,
): Failure | null {
  if (facts.actor?.id === request.personId) return AccessFailures.OWN_REQUEST();
  if (!facts.actor || !facts.hasSeat) return AccessFailures.NOT_DECIDER();
  return refusalToDecider(facts.actor, now) ?? refusalOfState(request, iso(now));
}

/** full_control holds everything the others hold, publisher all but full control; the last three differ in kind. */
const WITHIN: Record<Level, readonly Level[]> = {
  full_control: ['full_control', 'publisher', 'moderator', 'advertiser', 'analyst'],
  publisher: ['publisher', 'moderator', 'advertiser', 'analyst'],
  moderator: ['moderator'],
  advertiser: ['advertiser'],
  analyst: ['analyst'],
};

/** What an approval gives may be less than was asked, never more. */
export function refusalOfMore(asked: Pick<AccessRequest, 'level' | 'until'>, given: Answered): Failure | null {
  const levelFits = WITHIN[asked.level as Level]?.includes(given.level as Level) ?? false;
  const untilFits = asked.until === null || (given.until !== null && given.until <= asked.until);
  return levelFits && untilFits ? null : AccessFailures.MORE_THAN_ASKED();
}

export interface Answered {
  level: string;
  until: string | null;
}
