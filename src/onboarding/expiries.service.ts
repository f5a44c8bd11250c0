import { Inject, Injectable } from '@nestjs/common';
import { addSeconds, iso } from '../kernel/clock.js';
import { run, sql } from '../database/sql.js';
import { Failure } from '../kernel/failure.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { Operation } from '../operation/operation.js';
import { heldRequest, requestsToWarn, undecidedRequests } from './account-request.queries.js';
import { isUndecided, UNDECIDED } from './account-request.rules.js';
import { endRequest, tell } from './account-request.writing.js';
import type { AccountRequest } from './onboarding.entity.js';
import { OnboardingFailures } from './onboarding.failures.js';

const WARNED_SECONDS = 7 * 86_400;

/** Requests that end without a decision: nobody answered in time, or whoever asked has left. */
@Injectable()
export class Expiries {
  constructor(@Inject(HeldKeyring) private readonly keys: HeldKeyring) {}

  /** Writes down what the clock has decided, and announces once what it will decide within a week. True while there is more. */
  async tend(op: Operation, limit = 200): Promise<boolean> {
    const over = await undecidedRequests(op.db, { overBy: iso(op.now), limit });
    let ended = 0;
    for (const request of over) if (await this.end(op, request, 'expired')) ended++;
    const soon = await requestsToWarn(op.db, iso(op.now), iso(addSeconds(op.now, WARNED_SECONDS)));
    for (const request of soon) await this.warn(op, request);
    if (ended + soon.length === 0) op.unchanged();
    return ended === limit;
  }

  /** The request of this account, when its time is up. */
  async expireOf(op: Operation, accountId: string): Promise<void> {
    const over = await undecidedRequests(op.db, { overBy: iso(op.now), accountId });
    for (const request of over) await this.end(op, request, 'expired');
  }

  /** Withdraws what a person still asks for: part of the cut of a departure. Answers how many. */
  async endPendingOf(op: Operation, personId: string): Promise<number> {
    const waiting = await undecidedRequests(op.db, { requesterId: personId });
    let ended = 0;
    for (const request of waiting) if (await this.end(op, request, 'withdrawn')) ended++;
    return ended;
  }

  private async end(op: Operation, known: AccountRequest, state: 'expired' | 'withdrawn'): Promise<boolean> {
    const request = await this.held(op, known);
    if (!request) return false;
    const isOpen = (UNDECIDED as readonly string[]).includes(request.state);
    if (!isOpen || (state === 'expired' && isUndecided(request, op.now))) return false;
    // Why somebody leaves is nothing for the history of what they asked for.
    await tell(op, request, state, { text: null });
    await endRequest(op, this.keys.current, request, state);
    return true;
  }

  /** Null for one that is not as the service wrote it: nobody can decide it, and it holds up neither a cut nor the clock. */
  private async held(op: Operation, known: AccountRequest): Promise<AccountRequest | null> {
    try {
      return await heldRequest(op.db, this.keys.current, known);
    } catch (error) {
      if (error instanceof Failure && error.code === OnboardingFailures.ALTERED().code) return null;
      throw error;
    }
  }

  private async warn(op: Operation, { id, accountId, requesterId, expiresAt }: AccountRequest): Promise<void> {
    await run(op.db, sql`update account_request set warned_at = ${iso(op.now)} where id = ${id}`);
    op.record([`request:${id}`, `account:${accountId}`], { request: id, event: 'warned', expiresAt });
    op.announce('account_request.expiring', { requestId: id, accountId, personId: requesterId });
  }
}
