import type { Failure } from '../kernel/failure.js';
import { AccountFailures } from './accounts.failures.js';

interface Owned {
  readonly id: string;
  readonly status: string;
}

/** Invariant 3: in which states an account may not be without an owner. */
export const needsOwner = (status: string): boolean => status === 'active';

/**
 * Refuses an act that would empty the owner seat of these accounts: account.needs_owner with `accountIds` of those that are active.
 * Lock the account rows before loading what is given here.
 */
export function refusalToEmptyOwner(accounts: readonly Owned[]): Failure | null {
  const accountIds = accounts.filter((account) => needsOwner(account.status)).map((account) => account.id);
  return accountIds.length === 0 ? null : AccountFailures.NEEDS_OWNER({ facts: { accountIds } });
}

/** Refuses that an account becomes active while nobody owns it. */
export function refusalToActivate(account: Owned, hasOwner: boolean): Failure | null {
  return hasOwner ? null : AccountFailures.NEEDS_OWNER({ facts: { accountIds: [account.id] } });
}
