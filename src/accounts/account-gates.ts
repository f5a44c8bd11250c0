import type { Failure } from '../kernel/failure.js';
import type { Operation } from '../operation/operation.js';
import type { Account } from './account.entity.js';

/** What the register asks before an account goes on; onboarding implements it, so that accounts know no request. */
export abstract class AccountGates {
  /**
   * Takes the actor's yes or no as their decision on the request for this account, which the caller holds. False where
   * nobody asked for it by a request: then the register decides by itself.
   */
  abstract decided(op: Operation, account: Account, verdict: 'approved' | 'rejected'): Promise<boolean>;
  /** Why an approved account may not become active yet; null when it may. */
  abstract refusalToActivate(op: Operation, account: Account): Promise<Failure | null>;
}
