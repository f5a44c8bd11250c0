import { Inject, Injectable } from '@nestjs/common';
import { accountById, lockAccount } from '../accounts/account.queries.js';
import { visibleAccount } from '../accounts/visible.queries.js';
import { forUpdate, one, rows, sql } from '../database/sql.js';
import { addSeconds, day, iso } from '../kernel/clock.js';
import type { Failure } from '../kernel/failure.js';
import { newId } from '../kernel/ids.js';
import type { Page } from '../kernel/page.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { Operation } from '../operation/operation.js';
import { scopeOf } from '../platforms/levels.js';
import { Settings } from '../settings/settings.js';
import { AccessRequest } from './access.entity.js';
import { AccessFailures } from './access.failures.js';
import { hasOwnerSeat, peopleState, possibleDeciders } from './deciders.js';
import { liveGrant, provenGrants } from './grant.queries.js';
import { grantAccess } from './granting.js';
import type { ApproveRequest, OpenRequest, RequestsQuery } from './request.dto.js';
import { holdRequest, pendingAt, requestPage, visibleRequest } from './request.queries.js';
import { refusalOfMore, refusalOfState, refusalToAsk, refusalToDecide } from './request.rules.js';

const DAY_SECONDS = 86_400;

/** Anybody asks; the owner seats of the account decide; who asked never does. Decided requests stay. */
@Injectable()
export class Requests {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(Settings) private readonly settings: Settings,
  ) {}

  /** Asks for access for oneself. Refused at once where nobody else could decide. */
  async open(op: Operation, input: OpenRequest): Promise<AccessRequest> {
    const known = await accountById(op.db, input.accountId);
    // The id of an active account may have been told to somebody who holds nothing on it; others stay unknown to them.
    if (known.status !== 'active') await visibleAccount(op, known.id, this.keys.current);
    op.about(`account:${known.id}`, `person:${op.actor.id}`);
    await lockAccount(op.db, known.id);
    op.refuse(await this.refusalToOpen(op, known.id, input));
    const request: AccessRequest = {
      id: newId(),
      accountId: known.id,
      personId: op.actor.id,
      level: input.level,
      until: input.until ?? null,
      validFrom: null,
      scope: input.scope ?? null,
      ticket: null,
      escalatedAt: null,
      reason: op.reason ?? '',
      state: 'pending',
      createdAt: iso(op.now),
      expiresAt: iso(addSeconds(op.now, this.settings.requestExpiryDays * DAY_SECONDS)),
      decidedBy: null,
      decidedAt: null,
      decisionReason: null,
      grantId: null,
      version: 1,
    };
    await op.db.insert(AccessRequest, request);
    op.record(`request:${request.id}`, { account: known.id, level: request.level, until: request.until });
    op.announce('request.opened', { requestId: request.id, accountId: known.id, personId: op.actor.id });
    return request;
  }

  private async refusalToOpen(op: Operation, accountId: string, input: OpenRequest): Promise<Failure | null> {
    const account = await accountById(op.db, accountId);
    const person = (await peopleState(op.db, [op.actor.id], { hold: true })).get(op.actor.id);
    const held = await provenGrants(
      op.db,
      this.keys.current,
      sql`g.account_id = ${accountId} and g.person_id = ${op.actor.id} and g.level = ${input.level}
          and coalesce(g.scope, 'routine') = ${scopeOf(input.scope ?? null)} and ${liveGrant('g', day(op.now))}`,
    );
    const waiting = await one(
      op.db,
      sql`select r.id from access_request r where r.account_id = ${accountId} and r.person_id = ${op.actor.id}
          and r.level = ${input.level} and coalesce(r.scope, 'routine') = ${scopeOf(input.scope ?? null)} and ${pendingAt(iso(op.now))}`,
    );
    const deciders = await possibleDeciders(op.db, this.keys.current, accountId, op.now);
    const facts = {
      accountStatus: account.status,
      person: person ?? null,
      until: input.until ?? null,
      holdsAlready: held.length > 0,
      waitsAlready: waiting !== null,
      deciders: deciders.filter((id) => id !== op.actor.id).length,
    };
    return refusalToAsk(facts, op.now);
  }

  /** Says yes, to what was asked or to less; the grant begins in the same transaction, under the rules of any grant. */
  async approve(op: Operation, requestId: string, input: ApproveRequest): Promise<AccessRequest> {
    const request = await this.heldForDecision(op, requestId);
    const given = { level: input.level ?? request.level, until: input.until ?? request.until };
    op.refuse(refusalOfMore(request, given));
    const grant = await grantAccess(op, this.keys.current, {
      ...given,
      account: await accountById(op.db, request.accountId),
      by: 'seat',
      recipientId: request.personId,
      scope: request.scope,
      nativeRole: input.nativeRole?.trim() || null,
      terms: this.settings,
      requestedBy: request.personId,
      reason: request.reason,
    });
    return this.decide(op, request, { state: 'approved', grantId: grant.id });
  }

  async reject(op: Operation, requestId: string): Promise<AccessRequest> {
    return this.decide(op, await this.heldForDecision(op, requestId), { state: 'rejected', grantId: null });
  }

  /** Takes one's own request back. */
  async cancel(op: Operation, requestId: string): Promise<AccessRequest> {
    const known = await visibleRequest(op, this.keys.current, requestId);
    op.about(`request:${known.id}`, `account:${known.accountId}`);
    const request = await holdRequest(op.db, known.id);
    if (request.personId !== op.actor.id) throw AccessFailures.NOT_REQUESTER();
    op.refuse(refusalOfState(request, iso(op.now)));
    op.expect(request);
    return this.decide(op, request, { state: 'cancelled', grantId: null });
  }

  list(op: Operation, query: RequestsQuery): Promise<Page<AccessRequest>> {
    return requestPage(op, this.keys.current, query);
  }

  /** Withdraws what a person still waits for: part of the cut of a departure. Answers the ids. */
  async endPendingOf(op: Operation, personId: string): Promise<string[]> {
    const waiting = await rows<{ id: string }>(
      op.db,
      sql`select id from access_request where person_id = ${personId} and state = 'pending' order by id${forUpdate(op.db)}`,
    );
    return this.endAll(op, waiting, 'cancelled');
  }

  /** Writes down which requests nobody answered in time, at most `limit`. Answers how many. */
  async expireRequests(op: Operation, limit = 500): Promise<number> {
    const over = await rows<{ id: string }>(
      op.db,
      sql`select id from access_request where state = 'pending' and expires_at <= ${iso(op.now)}
          order by expires_at, id limit ${limit}${forUpdate(op.db)}`,
    );
    if (over.length === 0) op.unchanged();
    return (await this.endAll(op, over, 'expired')).length;
  }

  private async endAll(
    op: Operation,
    waiting: readonly { id: string }[],
    state: 'cancelled' | 'expired',
  ): Promise<string[]> {
    for (const { id } of waiting) {
      const request = await op.db.findOneByOrFail(AccessRequest, { id });
      await this.decide(op, request, { state, grantId: null });
    }
    return waiting.map(({ id }) => id);
  }

  /** The power to decide is looked up under locks: a seat that ended meanwhile, or a decision made first, counts. */
  private async heldForDecision(op: Operation, requestId: string): Promise<AccessRequest> {
    const known = await visibleRequest(op, this.keys.current, requestId);
    op.about(`request:${known.id}`, `account:${known.accountId}`);
    await lockAccount(op.db, known.accountId);
    const request = await holdRequest(op.db, known.id);
    const people = await peopleState(op.db, [op.actor.id], { hold: true });
    const facts = {
      actor: people.get(op.actor.id) ?? null,
      hasSeat: await hasOwnerSeat(op, this.keys.current, request.accountId),
    };
    op.refuse(refusalToDecide(request, facts, op.now));
    op.expect(request);
    return request;
  }

  private async decide(
    op: Operation,
    request: AccessRequest,
    decision: { state: 'approved' | 'rejected' | 'cancelled' | 'expired'; grantId: string | null },
  ): Promise<AccessRequest> {
    const decided: AccessRequest = {
      ...request,
      ...decision,
      decidedBy: op.actor.id,
      decidedAt: iso(op.now),
      decisionReason: op.reason,
      version: request.version + 1,
    };
    await op.db.update(AccessRequest, { id: request.id, version: request.version }, decided);
    op.record(
      [`request:${request.id}`, `account:${request.accountId}`, `person:${request.personId}`],
      { account: request.accountId, person: request.personId, state: decided.state, grant: decided.grantId },
      { action: ACTION_OF[decision.state] },
    );
    op.announce('request.decided', { requestId: request.id, personId: request.personId, state: decided.state });
    return decided;
  }
}

const ACTION_OF = {
  approved: 'request.approve',
  rejected: 'request.reject',
  cancelled: 'request.cancel',
  expired: 'request.expire',
};
