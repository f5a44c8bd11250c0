import { day, iso } from '../kernel/clock.js';
import type { Failure } from '../kernel/failure.js';
import type { ActionName } from '../operation/actions.js';
import { SCOPES, scopeOf, type Scope } from '../platforms/levels.js';
import type { AccessRequest } from './access.entity.js';
import { AccessFailures } from './access.failures.js';
import { refusalToDecider, refusalToReceive, type Level, type PersonState } from './grant.rules.js';

type Pending = Pick<AccessRequest, 'state' | 'expiresAt' | 'personId'>;

/** A question to whoever asks stops neither the time of the request nor anybody from deciding it. */
export const OPEN_STATES = ['pending', 'asked_back'] as const;
const isOpen = (state: string): boolean => (OPEN_STATES as readonly string[]).includes(state);

/** Still waiting at this instant: nobody decided and its time is not up. */
export const isPending = (request: Pending, now: string): boolean => isOpen(request.state) && request.expiresAt > now;

/** Nobody decided in time, whether or not that was written down. */
export const isOverdue = (request: Pick<Pending, 'state' | 'expiresAt'>, now: string): boolean =>
  isOpen(request.state) && request.expiresAt <= now;

export function refusalOfState(request: Pending, now: string): Failure | null {
  if (isPending(request, now)) return null;
  const expired = isOpen(request.state) || request.state === 'expired';
  return expired ? AccessFailures.REQUEST_EXPIRED() : AccessFailures.ALREADY_DECIDED();
}

export interface Asked {
  accountStatus: string;
  /** Who asks; null when the directory does not know them. */
  person: PersonState | null;
  /** First day wanted; null is the day of the decision. */
  validFrom: string | null;
  until: string | null;
  holdsAlready: boolean;
  waitsAlready: boolean;
  /** How many they asked for within a day or still wait for. */
  recent: number;
  /** How many others could decide today. */
  deciders: number;
}

/** More than anybody needs at once: each one is told to everybody who could decide it. */
export const MOST_REQUESTS = 200;

/** May this be asked at all? Zero possible deciders refuses: a request nobody can decide is never approved. */
export function refusalToAsk(asked: Asked, now: Date): Failure | null {
  if (!asked.person) return AccessFailures.PERSON_LEAVING();
  const personal = refusalToReceive(asked.person, now);
  if (personal) return personal;
  if (asked.accountStatus !== 'active') return AccessFailures.ACCOUNT_NOT_OPEN();
  const period = refusalOfPeriod(asked, day(now));
  if (period) return period;
  if (asked.holdsAlready) return AccessFailures.DUPLICATE();
  if (asked.waitsAlready) return AccessFailures.DUPLICATE_REQUEST();
  if (asked.recent >= MOST_REQUESTS) return AccessFailures.TOO_MANY_REQUESTS();
  return asked.deciders === 0 ? AccessFailures.NO_APPROVER() : null;
}

function refusalOfPeriod({ validFrom, until }: Asked, today: string): Failure | null {
  if (until !== null && until < today) return AccessFailures.UNTIL_PAST();
  if (validFrom !== null && validFrom < today) return AccessFailures.FROM_PAST();
  return validFrom !== null && until !== null && until < validFrom ? AccessFailures.PERIOD_REVERSED() : null;
}

/** May this person decide this request? Never the one who asked, and only by a power they hold now (`powerOf`). */
export function refusalToDecide(
  request: Pending,
  facts: { actor: PersonState | null; hasPower: boolean },
  now: Date,
): Failure | null {
  if (facts.actor?.id === request.personId) return AccessFailures.OWN_REQUEST();
  if (!facts.actor || !facts.hasPower) return AccessFailures.NOT_DECIDER();
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

/** Does a level hold everything another one does? */
export const isWithin = (level: string, lower: string): boolean =>
  WITHIN[level as Level]?.includes(lower as Level) ?? false;

/** Whoever may speak in a crisis or for a campaign may do the routine; not the other way round. */
const WITHIN_SCOPE: Record<Scope, readonly Scope[]> = {
  crisis: SCOPES,
  campaign: ['campaign', 'routine'],
  customer_care: ['customer_care', 'routine'],
  routine: ['routine'],
};

/** Does a scope hold everything another one does? */
export const isWithinScope = (scope: Scope, narrower: Scope): boolean => WITHIN_SCOPE[scope].includes(narrower);

export interface Given {
  level: string;
  scope: string | null;
  validFrom: string | null;
  until: string | null;
}

/** What an approval gives may be less than was asked, never more: a lower level, a narrower scope, a shorter time. */
export function refusalOfMore(asked: Given, given: Given): Failure | null {
  const fits =
    isWithin(asked.level, given.level) &&
    isWithinScope(scopeOf(asked.scope), scopeOf(given.scope)) &&
    (asked.validFrom === null || (given.validFrom !== null && given.validFrom >= asked.validFrom)) &&
    (asked.until === null || (given.until !== null && given.until <= asked.until));
  return fits ? null : AccessFailures.MORE_THAN_ASKED();
}

/** What somebody may do with a request now, by the rules that will decide it. */
export function allowedOnRequest(
  request: Pending,
  facts: { actorId: string; mayDecide: boolean },
  now: string,
): (readonly [ActionName, boolean])[] {
  const isOwn = request.personId === facts.actorId && isPending(request, now);
  return [
    ['request.approve', facts.mayDecide],
    ['request.ask_back', facts.mayDecide],
    ['request.reject', facts.mayDecide],
    ['request.answer', isOwn && request.state === 'asked_back'],
    ['request.cancel', isOwn],
  ];
}
