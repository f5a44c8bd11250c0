import { addSeconds, day, iso } from '../kernel/clock.js';
import type { Failure } from '../kernel/failure.js';
import { hasLeft } from '../people/person.rules.js';
import { AccessFailures } from './access.failures.js';
import { refusalToReceive, type PersonState } from './grant.rules.js';

/** Somebody, and when they are away; absence has dates and never a reason. */
export interface Attending extends PersonState {
  absenceFrom: string | null;
  absenceUntil: string | null;
}

export interface Delegated {
  readonly holderId: string;
  readonly delegateId: string;
  readonly fromDay: string;
  readonly untilDay: string;
  /** Who named the delegate. */
  readonly createdBy: string;
  /** Of an acting owner the one account; without it all accounts of the holder. */
  readonly accountId?: string | null;
}

/** What decides who decides about access to accounts: believed rows only. */
export interface Desk {
  /** Owner seats, the owner before the backup owner. */
  readonly seats: readonly { accountId: string; personId: string; seat: string }[];
  readonly delegations: readonly Delegated[];
  readonly people: ReadonlyMap<string, Attending>;
  /** Holders of the roles hr and auditor: they decide about no access. */
  readonly watchers: ReadonlySet<string>;
}

/** By what somebody decides a request; `forId` is the absent seat holder a delegate stands in for. */
export interface Power {
  readonly by: 'seat' | 'delegate' | 'admin' | 'brand';
  readonly forId: string | null;
}

export interface Decider extends Power {
  readonly personId: string;
}

type Asked = { accountId: string; personId: string; createdAt: string };

/** A day (UTC) within an absence; one without an end lasts. */
export const isAbsentOn = ({ absenceFrom, absenceUntil }: Attending, on: string): boolean =>
  absenceFrom !== null && absenceFrom <= on && (absenceUntil === null || absenceUntil >= on);

/** Are they away on any of these days? */
export const isAwayDuring = (
  { absenceFrom, absenceUntil }: Attending,
  { from, until }: { from: string; until: string },
): boolean => absenceFrom !== null && absenceFrom <= until && (absenceUntil === null || absenceUntil >= from);

const isHere = (person: Attending | undefined, now: Date): person is Attending =>
  person !== undefined && person.frozenAt === null && !hasLeft(person, now);

/** May whoever was named stand in today: here to stay, not frozen, and no watcher? */
const mayStandIn = (desk: Desk, personId: string, now: Date): boolean => {
  const person = desk.people.get(personId);
  return person !== undefined && refusalToReceive(person, now) === null && !desk.watchers.has(personId);
};

/**
 * Who could decide this request today: the owner seats, and delegates of holders who are away. Never whoever asks; a
 * delegate neither for the holder they stand in for nor for whoever named them.
 */
export function decidersOf(desk: Desk, request: Pick<Asked, 'accountId' | 'personId'>, now: Date): Decider[] {
  const holders = holdersOf(desk, request, now);
  const seated = holders.map((personId): Decider => ({ personId, by: 'seat', forId: null }));
  const standIns = holders.flatMap((holderId) =>
    desk.delegations
      .filter((one) => one.holderId === holderId && (one.accountId ?? request.accountId) === request.accountId)
      .filter((one) => standsIn(desk, one, now))
      .filter(({ delegateId, createdBy }) => delegateId !== request.personId && createdBy !== request.personId)
      .map(({ delegateId }): Decider => ({ personId: delegateId, by: 'delegate', forId: holderId })),
  );
  const known = new Set(holders);
  return [...seated, ...standIns.filter(({ personId }) => !known.has(personId) && known.add(personId))];
}

/** The owner seats' holders who are employed and not frozen, and who did not ask themselves. */
const holdersOf = (desk: Desk, { accountId, personId }: Pick<Asked, 'accountId' | 'personId'>, now: Date): string[] => [
  ...new Set(
    desk.seats
      .filter((seat) => seat.accountId === accountId && seat.personId !== personId)
      .filter((seat) => isHere(desk.people.get(seat.personId), now))
      .map((seat) => seat.personId),
  ),
];

/** A delegate acts only on days of the absence that the delegation covers. */
export function standsIn(desk: Desk, { holderId, delegateId, fromDay, untilDay }: Delegated, now: Date): boolean {
  const today = day(now);
  const holder = desk.people.get(holderId);
  const isAway = isHere(holder, now) && isAbsentOn(holder, today);
  return isAway && fromDay <= today && untilDay >= today && mayStandIn(desk, delegateId, now);
}

/** Nobody of the owner seats is at work, and nobody stands in for them. */
export function isUnattended(desk: Desk, request: Pick<Asked, 'accountId' | 'personId'>, now: Date): boolean {
  const today = day(now);
  return decidersOf(desk, request, now).every(
    ({ by, personId }) => by === 'seat' && isAbsentOn(desk.people.get(personId) as Attending, today),
  );
}

/** Requests made up to then have waited too long for their seats. */
export const escalationCut = (now: Date, days: number): string => iso(addSeconds(now, -days * 86_400));

/** Others than the seats may decide as well: unanswered for too long, or nobody there who could. The clock decides at use. */
export const isEscalated = (desk: Desk, request: Asked, now: Date, days: number): boolean =>
  request.createdAt <= escalationCut(now, days) || isUnattended(desk, request, now);

/** By what this person decides this request; null when by nothing. */
export function powerOf(
  desk: Desk,
  request: Asked,
  actor: { id: string; isAdmin: boolean; isAccountable: boolean },
  now: Date,
  days: number,
): Power | null {
  const own = decidersOf(desk, request, now).find(({ personId }) => personId === actor.id);
  if (own) return { by: own.by, forId: own.forId };
  // A frozen seat holder is told so, rather than being unknown.
  const isSeated = desk.seats.some((seat) => seat.accountId === request.accountId && seat.personId === actor.id);
  if (isSeated) return { by: 'seat', forId: null };
  const by = actor.isAdmin ? 'admin' : actor.isAccountable ? 'brand' : null;
  return by !== null && isEscalated(desk, request, now, days) ? { by, forId: null } : null;
}

export interface Naming {
  readonly actorId: string;
  readonly isAdmin: boolean;
  readonly holder: Attending;
  readonly holderIsSeated: boolean;
  readonly delegate: Attending;
  readonly delegateIsWatcher: boolean;
  readonly from: string;
  readonly until: string;
}

/** Nobody is made a stand-in for longer than this at once. */
const LONGEST_DAYS = 366;

/** May this delegate be named? By the holder or an admin, and nobody makes themselves the one who decides. */
export function refusalToName(naming: Naming, now: Date): Failure | null {
  const { actorId, isAdmin, holder, delegate, from, until } = naming;
  if (actorId !== holder.id && !isAdmin) return AccessFailures.NOT_HOLDER();
  if (delegate.id === actorId || delegate.id === holder.id) return AccessFailures.OWN_DELEGATE();
  // Whoever is away is who needs a stand-in.
  const personal = refusalToReceive({ ...holder, awayAt: null }, now) ?? refusalToReceive(delegate, now);
  if (personal) return personal;
  if (!naming.holderIsSeated) return AccessFailures.NO_SEAT();
  if (naming.delegateIsWatcher) return AccessFailures.WATCHER();
  if (until < day(now)) return AccessFailures.UNTIL_PAST();
  if (until < from) return AccessFailures.PERIOD_REVERSED();
  const furthest = day(addSeconds(new Date(`${from}T00:00:00Z`), LONGEST_DAYS * 86_400));
  return until > furthest ? AccessFailures.DELEGATION_TOO_LONG() : null;
}
