import type { Failure } from '../kernel/failure.js';
import { MACHINE, SYSTEM } from '../operation/actor.js';
import { AccountFailures } from './accounts.failures.js';

/** The life of an account, from being asked for to its end. */
export const STATUSES = [
  'requested',
  'approved',
  'active',
  'dormant',
  'suspended',
  'compromised',
  'lost',
  'closed',
] as const;
export type Status = (typeof STATUSES)[number];

/** Where an account may go from each state; closed is final. */
export const NEXT: Readonly<Record<Status, readonly Status[]>> = {
  requested: ['approved', 'closed'],
  approved: ['active', 'closed'],
  active: ['dormant', 'suspended', 'compromised', 'lost', 'closed'],
  dormant: ['active', 'compromised', 'closed'],
  suspended: ['active', 'compromised', 'closed'],
  compromised: ['active', 'closed'],
  lost: ['active', 'compromised', 'closed'],
  closed: [],
};

/** States an admin may set by hand; the others are reached by a decision of their own. */
export const MARKS = ['active', 'dormant', 'suspended', 'compromised', 'lost'] as const satisfies readonly Status[];

/** The public may rely on an account in these states. */
export const OFFICIAL = ['active', 'dormant'] as const satisfies readonly Status[];

export const isStatus = (text: string): text is Status => (STATUSES as readonly string[]).includes(text);

export const nextOf = (from: string): readonly Status[] => (isStatus(from) ? NEXT[from] : []);

/** The states somebody may set by hand from this one. */
export const marksFrom = (from: string): Status[] =>
  nextOf(from).filter((next) => (MARKS as readonly string[]).includes(next));

export function refusalToMove(from: string, to: Status): Failure | null {
  const allowed = nextOf(from);
  return allowed.includes(to) ? null : AccountFailures.TRANSITION({ facts: { from, to, allowed } });
}

export interface Undecided {
  readonly status: string;
  readonly requestedBy: string;
  readonly decidedBy: string | null;
}

/** Files and commands speak for the organisation; what one admin wrote down alone waits for a second pair of eyes. */
const awaitsSecondLook = ({ status, requestedBy, decidedBy }: Undecided): boolean =>
  decidedBy === null && status !== 'closed' && requestedBy !== SYSTEM.id && requestedBy !== MACHINE.id;

/**
 * Four eyes: whoever asked for an account, or registered it, does not decide on it, whatever its state is by now. What is
 * in use already is decided once, by another admin.
 */
export function refusalToDecide(account: Undecided, actorId: string, to: Status): Failure | null {
  if (account.requestedBy === actorId) return AccountFailures.OWN_REQUEST();
  if (account.status !== 'requested' && !awaitsSecondLook(account))
    return AccountFailures.TRANSITION({ facts: { from: account.status, to, allowed: nextOf(account.status) } });
  const next = stateAfter(account.status, to);
  return next === account.status ? null : refusalToMove(account.status, next);
}

/** A yes to what is in use leaves it there. */
export const stateAfter = (from: string, to: Status): Status =>
  to === 'approved' && from !== 'requested' && isStatus(from) ? from : to;
