import type { PersonState } from '../access/grant.rules.js';
import { iso } from '../kernel/clock.js';
import type { Failure } from '../kernel/failure.js';
import { hasLeft } from '../people/person.rules.js';
import { OnboardingFailures } from './onboarding.failures.js';

/** As what somebody decides about a new account. */
export type Capacity = 'accountable' | 'admin';
export type Verdict = 'approved' | 'rejected';

/** States in which a request still waits for something. */
export const UNDECIDED = ['pending', 'changes_asked'] as const;

/** Somebody who might decide, as they are now. */
export interface Voter {
  person: PersonState;
  capacities: readonly Capacity[];
  /** Holds hr or auditor, whatever else they hold. */
  watches: boolean;
}

interface Named {
  requesterId: string;
  ownerId: string;
  backupOwnerId: string;
}

export interface Undecided extends Named {
  state: string;
  expiresAt: string;
  criticality: string;
  revision: number;
}

export interface Yes {
  personId: string;
  capacity: string;
  verdict: string;
  revision: number;
}

/** What is not said to be less than high takes an admin and the brand's accountable person, two different people. */
export const needsTwo = (criticality: string): boolean => !['medium', 'low'].includes(criticality);

/** Here to stay, not frozen, no watcher, and something to decide as. */
export const mayVote = ({ person, capacities, watches }: Voter, now: Date): boolean =>
  capacities.length > 0 && !watches && person.frozenAt === null && person.leavingAt === null && !hasLeft(person, now);

/** Whoever asked, and whoever would hold an owner seat, decides nothing about it. */
function refusalToNamed({ requesterId, ownerId, backupOwnerId }: Named, personId: string): Failure | null {
  if (personId === requesterId) return OnboardingFailures.OWN_REQUEST();
  return personId === ownerId || personId === backupOwnerId ? OnboardingFailures.OWN_NOMINATION() : null;
}

const isAble = (request: Named, voter: Voter, now: Date): boolean =>
  mayVote(voter, now) && refusalToNamed(request, voter.person.id) === null;

/** Ids of whoever could say yes today. */
export const ablePeople = (request: Named, voters: ReadonlyMap<string, Voter>, now: Date): string[] =>
  [...voters.values()].filter((voter) => isAble(request, voter, now)).map(({ person }) => person.id);

/** Could this be decided today at all? Zero possible deciders refuses: what nobody can decide is never approved. */
export function refusalOfDeciders(
  request: Named & { criticality: string },
  voters: Iterable<Voter>,
  now: Date,
): Failure | null {
  const able = [...voters].filter((voter) => isAble(request, voter, now));
  const as = (capacity: Capacity): Voter[] => able.filter(({ capacities }) => capacities.includes(capacity));
  const found = needsTwo(request.criticality)
    ? as('admin').some((one) => as('accountable').some((other) => other !== one))
    : able.length > 0;
  return found ? null : OnboardingFailures.NO_DECIDER();
}

/**
 * The yeses that count now: to what is asked today, by people who could still say it in that capacity. What was decided
 * before a change, or by somebody who has gone or lost the role since, counts no more.
 */
export function standingYes<T extends Yes>(
  request: Undecided,
  decisions: readonly T[],
  voters: ReadonlyMap<string, Voter>,
  now: Date,
): T[] {
  return decisions.filter(({ personId, capacity, verdict, revision }) => {
    const voter = voters.get(personId);
    return (
      verdict === 'approved' &&
      revision === request.revision &&
      voter !== undefined &&
      mayVote(voter, now) &&
      (voter.capacities as readonly string[]).includes(capacity) &&
      refusalToNamed(request, personId) === null
    );
  });
}

export const isUndecided = ({ state, expiresAt }: Pick<Undecided, 'state' | 'expiresAt'>, now: Date): boolean =>
  (UNDECIDED as readonly string[]).includes(state) && expiresAt > iso(now);

export function refusalOfState(request: Pick<Undecided, 'state' | 'expiresAt'>, now: Date): Failure | null {
  if (isUndecided(request, now)) return null;
  const isOver = request.state === 'expired' || (UNDECIDED as readonly string[]).includes(request.state);
  return isOver ? OnboardingFailures.EXPIRED() : OnboardingFailures.ALREADY_DECIDED();
}

/** May this person say anything about it as somebody who decides? */
export function refusalToSteer(request: Undecided, actorId: string, voter: Voter | null, now: Date): Failure | null {
  const refusal = refusalToNamed(request, actorId);
  if (refusal) return refusal;
  if (!voter || !mayVote(voter, now)) return OnboardingFailures.NOT_DECIDER();
  return refusalOfState(request, now);
}

/** As what a yes counts, where it may be said; `standing` are the yeses that count already. */
export function capacityOf(request: Undecided, voter: Voter, standing: readonly Yes[]): Capacity | Failure {
  if (request.state === 'changes_asked') return OnboardingFailures.CHANGES_AWAITED();
  if (standing.some(({ personId }) => personId === voter.person.id)) return OnboardingFailures.SAID_YES_ALREADY();
  // Nobody else is accountable for the brand, but somebody else may be an admin.
  const held = (['accountable', 'admin'] as const).filter((capacity) => voter.capacities.includes(capacity));
  const free = needsTwo(request.criticality)
    ? held.filter((capacity) => !standing.some((yes) => yes.capacity === capacity))
    : held;
  return free[0] ?? OnboardingFailures.CAPACITY_TAKEN();
}

/** Enough people said yes: one, or one in each capacity. */
export function isApproved(request: Pick<Undecided, 'criticality'>, standing: readonly Yes[]): boolean {
  if (!needsTwo(request.criticality)) return standing.length > 0;
  const by = (capacity: Capacity): string[] =>
    standing.filter((yes) => yes.capacity === capacity).map(({ personId }) => personId);
  return by('admin').some((one) => by('accountable').some((other) => other !== one));
}

/** What a requester may change as long as nobody decided; the account's name stays: ask for another one anew. */
export const ASKED = [
  'displayName',
  'purpose',
  'audience',
  'brand',
  'ownerEntity',
  'ownerId',
  'backupOwnerId',
  'criticality',
  'accessModel',
  'registrationEmail',
  'recoveryPhone',
  'links',
] as const;
export type AskedField = (typeof ASKED)[number];
export type Asked = Record<AskedField, string | null>;

export interface Change {
  field: AskedField;
  old: string | null;
  new: string | null;
}

/** What differs, field by field. */
export const changesOf = (before: Asked, after: Partial<Asked>): Change[] =>
  ASKED.filter((field) => after[field] !== undefined && after[field] !== before[field]).map((field) => ({
    field,
    old: before[field],
    new: after[field] ?? null,
  }));
