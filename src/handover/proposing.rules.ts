import { fold } from '../kernel/fold.js';
import { isEligible, type Candidate } from './successor.rules.js';

/** Why somebody is asked: they keep the account already, answer for its brand or for the leaver, or have the least to keep; or were named. */
export const PROPOSAL_REASONS = ['backup_owner', 'brand', 'manager', 'least_loaded', 'named'] as const;
export type ProposalReason = (typeof PROPOSAL_REASONS)[number];

/** An account that looks for somebody. */
export interface Sought {
  id: string;
  platform: string;
  brand: string | null;
  ownerId: string | null;
  backupId: string | null;
}

/** Somebody who works with accounts: what of it, and how much they have to keep. */
export interface Worker {
  candidate: Candidate;
  /** Folded names of the brands of which they keep or publish on an account. */
  brands: ReadonlySet<string>;
  /** Live owner and backup seats, and handovers they were asked for. */
  load: number;
}

export interface Asking {
  leaverId: string;
  /** Folded; null where the directory knows none. */
  department: string | null;
  managerId: string | null;
  /** Accountable people by the folded name of their brand. */
  accountables: ReadonlyMap<string, string>;
  /** Whoever acts proposes themselves only where they keep the account already: opening a case is no way to an account. */
  actorId: string;
  /** UTC day. */
  today: string;
  candidates: ReadonlyMap<string, Candidate>;
  /** Who refused in this case, by account; nobody is asked twice. */
  refused: ReadonlySet<string>;
  /** Do entitlement, policies and training let this person keep such an account? */
  isReady: (candidate: Candidate, account: Sought) => boolean;
}

export interface Proposed {
  successorId: string;
  reason: ProposalReason;
}

/** Who comes before the others, in this order; null where there is nobody in that place. */
export function firstAsked(account: Sought, asking: Asking): (readonly [string | null, ProposalReason])[] {
  const accountable = account.brand === null ? undefined : asking.accountables.get(fold(account.brand));
  return [
    [account.ownerId, 'backup_owner'],
    [account.backupId, 'backup_owner'],
    [accountable ?? null, 'brand'],
    [asking.managerId, 'manager'],
  ];
}

/** May the service propose this person for this account? */
export function isProposable(candidate: Candidate, account: Sought, asking: Asking): boolean {
  const keeps = candidate.id === account.ownerId || candidate.id === account.backupId;
  return (
    isEligible(candidate, asking.leaverId, asking.today) &&
    (keeps || candidate.id !== asking.actorId) &&
    !asking.refused.has(candidate.id) &&
    asking.isReady(candidate, account)
  );
}

/** The first of those who come first that can; null where it takes the list of everybody who works with accounts. */
export function proposeFirst(account: Sought, asking: Asking): Proposed | null {
  for (const [id, reason] of firstAsked(account, asking)) {
    const candidate = id === null ? undefined : asking.candidates.get(id);
    if (candidate && isProposable(candidate, account, asking)) return { successorId: candidate.id, reason };
  }
  return null;
}

/** 0 works on the brand, 1 in the leaver's department, 2 elsewhere: the nearer come first, whatever they have to keep. */
export function distance(worker: Worker, account: Sought, department: string | null): 0 | 1 | 2 {
  if (account.brand !== null && worker.brands.has(fold(account.brand))) return 0;
  return department !== null && worker.candidate.department !== null && fold(worker.candidate.department) === department
    ? 1
    : 2;
}

/**
 * The least loaded of the nearest for each account, in the order given; each account adds to a load, so that many accounts are
 * spread. Workers are given by name and id, which decides between equals.
 */
export function proposeLeastLoaded(
  accounts: readonly Sought[],
  workers: readonly Worker[],
  asking: Asking,
): Map<string, Proposed> {
  const load = new Map(workers.map(({ candidate, load: held }) => [candidate.id, held]));
  const nearest = new Map<string, Worker[]>();
  const proposals = new Map<string, Proposed>();
  for (const account of accounts) {
    const place = JSON.stringify([account.platform, account.brand]);
    const known = nearest.get(place) ?? nearestOf(account, workers, asking);
    nearest.set(place, known);
    const [first, ...others] = known;
    if (!first) continue;
    const loadOf = (worker: Worker): number => load.get(worker.candidate.id) as number;
    const least = others.reduce((best, worker) => (loadOf(worker) < loadOf(best) ? worker : best), first);
    load.set(least.candidate.id, loadOf(least) + 1);
    proposals.set(account.id, { successorId: least.candidate.id, reason: 'least_loaded' });
  }
  return proposals;
}

/** Whoever sits on an account is no part of this: they were asked first. */
function nearestOf(account: Sought, workers: readonly Worker[], asking: Asking): Worker[] {
  const able = workers.filter(({ candidate }) =>
    isProposable(candidate, { ...account, ownerId: null, backupId: null }, asking),
  );
  for (const wanted of [0, 1, 2]) {
    const found = able.filter((worker) => distance(worker, account, asking.department) === wanted);
    if (found.length > 0) return found;
  }
  return [];
}
