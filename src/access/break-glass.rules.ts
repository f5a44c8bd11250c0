import { day } from '../kernel/clock.js';
import type { Failure } from '../kernel/failure.js';
import type { BreakGlassRight, Opening } from './break-glass.entity.js';
import { BreakGlassFailures } from './break-glass.failures.js';
import type { PersonState } from './grant.rules.js';
import { hasLeft } from '../people/person.rules.js';

export const MOST_MINUTES = 240;
export const OUTCOMES = ['justified', 'not_justified'] as const;
export type Outcome = (typeof OUTCOMES)[number];
export const OPENING_STATES = ['waiting', 'open', 'over', 'lapsed'] as const;
export type OpeningState = (typeof OPENING_STATES)[number];

const MOST_MS = MOST_MINUTES * 60_000;
const DAY_MS = 86_400_000;
const MOST_RIGHT_DAYS = 366;
const WATCHERS = ['hr', 'auditor'];

type Timed = Pick<
  Opening,
  'personId' | 'openedAt' | 'expiresAt' | 'secondPerson' | 'confirmedBy' | 'confirmedAt' | 'endedAt'
>;

/** A second person was not needed, or was another one than the opener. */
const isConfirmed = (opening: Timed): boolean =>
  opening.secondPerson === 'not_needed' ||
  (opening.confirmedAt !== null && opening.confirmedBy !== null && opening.confirmedBy !== opening.personId);

/** Never later than four hours after it was opened, whatever the row says. */
const endOf = (opening: Timed): string => {
  const longest = new Date(Date.parse(opening.openedAt) + MOST_MS).toISOString();
  return opening.expiresAt < longest ? opening.expiresAt : longest;
};

/** When it was over, or will be. */
export const overAt = (opening: Timed): string => opening.endedAt ?? endOf(opening);

/** waiting for a second person, open, over, or lapsed: over without ever having been confirmed. The clock decides. */
export function stateOf(opening: Timed, now: string): OpeningState {
  const over = overAt(opening) <= now;
  if (isConfirmed(opening)) return over ? 'over' : 'open';
  return over ? 'lapsed' : 'waiting';
}

/** Until when somebody else must have looked at it; null where there is nothing to look at (yet). */
export function reviewDueAt(opening: Timed, now: string, days: number): string | null {
  if (stateOf(opening, now) !== 'over') return null;
  return new Date(Date.parse(overAt(opening)) + days * DAY_MS).toISOString();
}

/** The end of a new opening: its minutes, or the end of the right's last day where that is sooner. */
export function expiryOf(right: Pick<BreakGlassRight, 'until'>, minutes: number, now: Date): string {
  const asked = now.getTime() + Math.min(minutes, MOST_MINUTES) * 60_000;
  return new Date(Math.min(asked, Date.parse(`${right.until}T00:00:00.000Z`) + DAY_MS)).toISOString();
}

export const isLiveRight = (right: Pick<BreakGlassRight, 'until' | 'endedAt'>, today: string): boolean =>
  right.endedAt === null && right.until >= today;

export interface WantedRight {
  giver: PersonState;
  giverIsAdmin: boolean;
  recipient: PersonState;
  /** Of the recipient, forged or not: a role that forbids must not be switched off by spoiling its MAC. */
  roles: readonly string[];
  until: string;
  holdsAlready: boolean;
  /** The giver's own live right was given by the recipient. */
  givenByRecipient: boolean;
}

/** May this standing right be given now? */
export function refusalToGiveRight(wanted: WantedRight, now: Date): Failure | null {
  const { giver, recipient, until } = wanted;
  const today = day(now);
  if (!wanted.giverIsAdmin || hasLeft(giver, now)) return BreakGlassFailures.NO_LONGER_ADMIN();
  if (giver.id === recipient.id) return BreakGlassFailures.OWN_RIGHT();
  if (giver.frozenAt !== null) return BreakGlassFailures.PERSON_FROZEN();
  const unable = refusalOfHolder(recipient, wanted.roles, now);
  if (unable) return unable;
  if (until < today) return BreakGlassFailures.UNTIL_PAST();
  if (Date.parse(until) > Date.parse(today) + MOST_RIGHT_DAYS * DAY_MS) return BreakGlassFailures.UNTIL_FAR();
  if (wanted.givenByRecipient) return BreakGlassFailures.MUTUAL();
  return wanted.holdsAlready ? BreakGlassFailures.DUPLICATE() : null;
}

/** Not for hr, auditors, the frozen or leavers, whatever right they hold. */
export function refusalOfHolder(person: PersonState, roles: readonly string[], now: Date): Failure | null {
  if (roles.some((role) => WATCHERS.includes(role))) return BreakGlassFailures.ROLE();
  if (hasLeft(person, now) || person.leavingAt !== null) return BreakGlassFailures.PERSON_LEAVING();
  return person.frozenAt === null ? null : BreakGlassFailures.PERSON_FROZEN();
}

/** There is nothing to open yet, or any more. */
export const SHUT = ['requested', 'rejected', 'closed'];

export interface WantedOpening {
  person: PersonState;
  roles: readonly string[];
  accountStatus: string;
  /** An opening of theirs on this account waits or is open. */
  openAlready: string | null;
  needsSecond: boolean;
  /** People other than the opener who could confirm or review it. */
  others: number;
}

/** May this account be opened now? A frozen one may: it releases nothing, and takes a new password. */
export function refusalToOpen(wanted: WantedOpening, now: Date): Failure | null {
  const unable = refusalOfHolder(wanted.person, wanted.roles, now);
  if (unable) return unable;
  if (SHUT.includes(wanted.accountStatus)) return BreakGlassFailures.ACCOUNT_NOT_OPEN();
  if (wanted.openAlready !== null) return BreakGlassFailures.ALREADY_OPEN({ facts: { openingId: wanted.openAlready } });
  return wanted.needsSecond && wanted.others === 0 ? BreakGlassFailures.NO_SECOND_PERSON() : null;
}

/** Who decides about an opening, and by what. */
export interface Second {
  person: PersonState;
  /** Null has no say: neither admin nor owner seat of the account. */
  by: 'seat' | 'admin' | null;
}

function refusalToSecond({ person, by }: Second, opening: Opening, now: Date): Failure | null {
  if (person.id === opening.personId) return BreakGlassFailures.OWN_OPENING();
  if (by === null || hasLeft(person, now)) return BreakGlassFailures.NOT_YOURS();
  return person.frozenAt === null ? null : BreakGlassFailures.PERSON_FROZEN();
}

/** May this person let the opener in? The opener is looked at again: they may have been frozen or cut meanwhile. */
export function refusalToConfirm(
  opening: Opening,
  second: Second,
  opener: { person: PersonState; roles: readonly string[]; hasRight: boolean },
  now: Date,
): Failure | null {
  return (
    refusalToSecond(second, opening, now) ??
    (stateOf(opening, now.toISOString()) === 'waiting' ? null : BreakGlassFailures.NOT_WAITING()) ??
    refusalOfHolder(opener.person, opener.roles, now) ??
    (opener.hasRight ? null : BreakGlassFailures.NO_RIGHT())
  );
}

/** May this person say whether it was justified? Somebody else than who opened and who confirmed. */
export function refusalToReview(opening: Opening, second: Second, now: Date): Failure | null {
  const refusal = refusalToSecond(second, opening, now);
  if (refusal) return refusal;
  if (opening.confirmedBy === second.person.id) return BreakGlassFailures.CONFIRMER();
  if (opening.outcome !== null) return BreakGlassFailures.ALREADY_REVIEWED();
  const state = stateOf(opening, now.toISOString());
  if (state === 'lapsed') return BreakGlassFailures.NEVER_OPENED();
  return state === 'over' ? null : BreakGlassFailures.NOT_OVER();
}
