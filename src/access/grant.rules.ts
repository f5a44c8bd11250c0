import { day, dayAfter } from '../kernel/clock.js';
import type { Failure } from '../kernel/failure.js';
import type { Person } from '../people/person.entity.js';
import { hasLeft } from '../people/person.rules.js';
import type { Grant } from './access.entity.js';
import { AccessFailures } from './access.failures.js';

export { LEVELS, SCOPES, type Level, type Scope } from '../platforms/levels.js';

type Dated = Pick<Grant, 'since' | 'until' | 'endedOn' | 'status'>;

/**
 * Live on `day` (UTC, YYYY-MM-DD): begun, not ended or suspended on or before it, and not past its last day.
 * The clock decides at the moment of use; the timed job only writes down what is already true.
 */
export const isLiveOn = (grant: Dated, day: string): boolean =>
  grant.since <= day && (grant.endedOn === null || grant.endedOn > day) && (grant.until === null || grant.until >= day);

/** Not ended, and its days meet those of a period. */
export const meets = (
  grant: Pick<Grant, 'since' | 'until' | 'endedOn'>,
  { since, until }: Pick<Grant, 'since' | 'until'>,
): boolean =>
  (grant.endedOn === null || grant.endedOn > since) &&
  (grant.until === null || grant.until >= since) &&
  (until === null || grant.since <= until);

/** Accounts in these states take new access. */
const OPEN_STATES = ['approved', 'active', 'dormant'];

/** The state of a person, as far as it decides about their access. */
export type PersonState = Pick<
  Person,
  'id' | 'startDate' | 'lastDay' | 'timeZone' | 'frozenAt' | 'leavingAt' | 'cutAt'
> &
  Partial<Pick<Person, 'awayAt'>>;

/** For so many days after access has ended, its approver is still owed: a break of a day makes a ring no better. */
export const OWED_DAYS = 90;

export interface Wanted {
  accountStatus: string;
  /** Who decides, and by what: an owner seat of this account, in the name of its holder, the admin role, or a review that lowers. */
  decider: {
    person: PersonState;
    by: 'seat' | 'delegate' | 'admin' | 'brand' | 'review';
    /** The absent holder of the seat, where a delegate decides. */
    behind?: PersonState | null;
  } | null;
  recipient: PersonState;
  /** First day; today or later. */
  since: string;
  until: string | null;
  /** No decision of today reaches beyond this day; null: no limit. */
  lastPossibleDay: string | null;
  /** The recipient already holds this level, now or at some time of the period. */
  holdsAlready: boolean;
  /** The decider, or whoever they decide for, holds or lately held access here that the recipient approved. */
  approvedByRecipient: boolean;
  /** All access of the recipient is suspended until an admin resumes it. */
  suspended: boolean;
}

type Period = Pick<Wanted, 'since' | 'until' | 'lastPossibleDay'>;

/** What a grant to a group is decided on; its members are looked at one by one. */
export interface WantedForGroup extends Period, Pick<Wanted, 'accountStatus' | 'decider'> {
  groupEnded: boolean;
  /** The group was granted the same here already. */
  holdsAlready: boolean;
}

/** May this be granted to a group now? */
export function refusalToGrantGroup(wanted: WantedForGroup, now: Date): Failure | null {
  const { decider } = wanted;
  if (!decider) return AccessFailures.NOT_OWNER();
  return (
    refusalToDecider(decider.person, now) ??
    (wanted.groupEnded ? AccessFailures.GROUP_ENDED() : null) ??
    refusalOfAccount(wanted.accountStatus) ??
    refusalOfPeriod(wanted, decider, day(now)) ??
    (wanted.holdsAlready ? AccessFailures.DUPLICATE_GROUP() : null)
  );
}

/** May this grant begin now? */
export function refusalToGrant(wanted: Wanted, now: Date): Failure | null {
  const { decider, recipient } = wanted;
  if (!decider) return AccessFailures.NOT_OWNER();
  if (decider.person.id === recipient.id || decider.behind?.id === recipient.id) return AccessFailures.OWN_GRANT();
  return (
    refusalToDecider(decider.person, now) ??
    refusalToReceive(recipient, now) ??
    (recipient.lastDay !== null && recipient.lastDay < wanted.since ? AccessFailures.PERSON_LEAVING() : null) ??
    (wanted.suspended ? AccessFailures.PERSON_SUSPENDED() : null) ??
    refusalOfAccount(wanted.accountStatus) ??
    refusalOfPeriod(wanted, decider, day(now)) ??
    (wanted.approvedByRecipient ? AccessFailures.MUTUAL() : null) ??
    (wanted.holdsAlready ? AccessFailures.DUPLICATE() : null)
  );
}

/** Whoever left, was cut or is frozen gives nothing, even in a request that was already under way. */
export function refusalToDecider(person: PersonState, now: Date): Failure | null {
  if (person.frozenAt !== null) return AccessFailures.DECIDER_FROZEN();
  return hasLeft(person, now) ? AccessFailures.NOT_OWNER() : null;
}

export function refusalToReceive(person: PersonState, now: Date): Failure | null {
  if (hasLeft(person, now) || person.leavingAt !== null) return AccessFailures.PERSON_LEAVING();
  if (person.awayAt) return AccessFailures.PERSON_AWAY();
  return person.frozenAt === null ? null : AccessFailures.PERSON_FROZEN();
}

export const refusalOfAccount = (status: string): Failure | null =>
  OPEN_STATES.includes(status) ? null : AccessFailures.ACCOUNT_NOT_OPEN();

/** An owner who leaves on a day gives nothing that outlives it; an open-ended grant would. */
function refusalOfPeriod(wanted: Period, decider: NonNullable<Wanted['decider']>, today: string): Failure | null {
  const { since, until, lastPossibleDay } = wanted;
  if (until !== null && until < today) return AccessFailures.UNTIL_PAST();
  if (since < today) return AccessFailures.FROM_PAST();
  if (until !== null && until < since) return AccessFailures.PERIOD_REVERSED();
  if (lastPossibleDay !== null && (until === null || until > lastPossibleDay)) return tooLong(lastPossibleDay);
  const isBound = decider.by === 'seat' || decider.by === 'delegate' || decider.by === 'brand';
  const ends = isBound ? [decider.person.lastDay, decider.behind?.lastDay ?? null] : [];
  const isBeyond = ends.some((end) => end !== null && (until === null || until > end));
  return isBeyond ? AccessFailures.BEYOND_OWN_END() : null;
}

function tooLong(lastPossibleDay: string): Failure {
  const { code } = AccessFailures.TOO_LONG();
  const detail = `On this account access given today lasts until ${lastPossibleDay} at most.`;
  return AccessFailures.TOO_LONG({ detail, errors: [{ field: 'until', code, detail }], facts: { lastPossibleDay } });
}

/**
 * The last day that a decision of today may reach, whatever its first day: so no row of decisions made at once adds up to
 * more than one decision allows.
 */
export function lastPossibleDay(
  criticality: string,
  maxGrantDays: Partial<Record<string, number>>,
  today: string,
): string | null {
  const days = maxGrantDays[criticality];
  return days === undefined ? null : dayAfter(today, days - 1);
}

/** May this grant be ended now? A suspended one may: it then never comes back. */
export function refusalToRevoke(grant: Pick<Grant, 'status'>, hasSay: boolean): Failure | null {
  if (!hasSay) return AccessFailures.NOT_OWNER();
  return grant.status === 'active' || grant.status === 'suspended' ? null : AccessFailures.ALREADY_ENDED();
}
