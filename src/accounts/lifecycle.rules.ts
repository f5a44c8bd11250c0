import type { Failure } from '../kernel/failure.js';
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
  dormant: ['active', 'closed'],
  suspended: ['active', 'closed'],
  compromised: ['active', 'closed'],
  lost: ['active', 'closed'],
  closed: [],
};

/** States an admin may set by hand; the others are reached by a decision of their own. */
export const MARKS = ['active', 'dormant', 'suspended', 'compromised', 'lost'] as const satisfies readonly Status[];

/** The public may rely on an account in these states. */
export const OFFICIAL = ['active', 'dormant'] as const satisfies readonly Status[];

export const isStatus = (text: string): text is Status => (STATUSES as readonly string[]).includes(text);

export const nextOf = (from: string): readonly Status[] => (isStatus(from) ? NEXT[from] : []);

export function refusalToMove(from: string, to: Status): Failure | null {
  const allowed = nextOf(from);
  return allowed.includes(to) ? null : AccountFailures.TRANSITION({ facts: { from, to, allowed } });
}

/** Four eyes: whoever asked for an account does not decide on it, whatever its state is by now. */
export function refusalToDecide(
  account: { status: string; requestedBy: string },
  actorId: string,
  to: Status,
): Failure | null {
  if (account.requestedBy === actorId) return AccountFailures.OWN_REQUEST();
  if (account.status !== 'requested')
    return AccountFailures.TRANSITION({ facts: { from: account.status, to, allowed: nextOf(account.status) } });
  return refusalToMove(account.status, to);
}
