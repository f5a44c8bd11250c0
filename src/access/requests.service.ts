import { Inject, Injectable } from '@nestjs/common';
import { accountById, lockAccount } from '../accounts/account.queries.js';
import { visibleAccount } from '../accounts/visible.queries.js';
import { forUpdate, list, one, rows, sql } from '../database/sql.js';
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
import { peopleState } from './deciders.js';
import { possibleDeciders } from './desk.queries.js';
import { grantDuring, provenGrants } from './grant.queries.js';
import type { OpenRequest, RequestsQuery } from './request.dto.js';
import { holdRequest, pendingAt, requestPage, visibleRequest } from './request.queries.js';
import { OPEN_STATES, refusalOfState, refusalToAsk } from './request.rules.js';
import { endRequest } from './request.writing.js';
import { refusalToTicket, ticketOf } from './ticket.rules.js';

const DAY_SECONDS = 86_400;

/** Anybody asks; the owner seats of the account decide; who asked never does. Decided requests stay. */
@Injectable()
export class Requests {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(Settings) private readonly settings: Settings,
  ) {}

  /** Asks for access for oneself. Refused at once where nobody else could decide. */
  open(op: Operation, input: OpenRequest): Promise<AccessRequest> {
    return this.openFor(op, op.actor.id, { ...input, reason: op.reason ?? '' });
  }

  /** The same for somebody whose access the actor is answerable for; who decides stays who would decide on their own request. */
  async openFor(op: Operation, personId: string, input: OpenRequest): Promise<AccessRequest> {
    const known = await accountById(op.db, input.accountId);
    // The id of an active account may have been told to somebody who holds nothing on it; others stay unknown to them.
    if (known.status !== 'active') await visibleAccount(op, known.id, this.keys.current);
    op.about(`account:${known.id}`, `person:${personId}`);
    await lockAccount(op.db, known.id);
    op.refuse(await this.refusalToOpen(op, known.id, personId, input));
    const request: AccessRequest = {
      id: newId(),
      accountId: known.id,
      personId,
      level: input.level,
      until: input.until ?? null,
      validFrom: input.validFrom ?? null,
      scope: input.scope ?? null,
      ticket: ticketOf(input.ticket),
      escalatedAt: null,
      reason: input.reason ?? '',
      state: 'pending',
      createdAt: iso(op.now),
      expiresAt: iso(addSeconds(op.now, this.settings.requestExpiryDays * DAY_SECONDS)),
      decidedBy: null,
      decidedAs: null,
      decidedFor: null,
      decidedAt: null,
      decisionReason: null,
      grantId: null,
      version: 1,
    };
    await op.db.insert(AccessRequest, request);
    const { level, scope, validFrom, until, ticket } = request;
    const details = { account: known.id, level, scope: scopeOf(scope), validFrom, until, ticket };
    op.record(`request:${request.id}`, details, { action: 'request.open' });
    op.announce('request.opened', { requestId: request.id, accountId: known.id, personId });
    return request;
  }

  private async refusalToOpen(
    op: Operation,
    accountId: string,
    personId: string,
    input: OpenRequest,
  ): Promise<Failure | null> {
    const account = await accountById(op.db, accountId);
    const person = (await peopleState(op.db, [personId], { hold: true })).get(personId);
    const { level, validFrom = null, until = null } = input;
    const scope = scopeOf(input.scope ?? null);
    const held = await provenGrants(
      op.db,
      this.keys.current,
      sql`g.account_id = ${accountId} and g.person_id = ${personId} and g.level = ${level}
          and coalesce(g.scope, 'routine') = ${scope} and ${grantDuring('g', validFrom ?? day(op.now), until)}`,
    );
    const waiting = await one(
      op.db,
      sql`select r.id from access_request r where r.account_id = ${accountId} and r.person_id = ${personId}
          and r.level = ${level} and coalesce(r.scope, 'routine') = ${scope} and ${pendingAt(iso(op.now))}`,
    );
    const recent = await one<{ n: number | string }>(
      op.db,
      sql`select count(*) as n from access_request r where r.person_id = ${personId}
          and (r.created_at > ${iso(addSeconds(op.now, -DAY_SECONDS))} or ${pendingAt(iso(op.now))})`,
    );
    const deciders = await possibleDeciders(op.db, this.keys.current, accountId, op.now, personId);
    const facts = {
      accountStatus: account.status,
      person: person ?? null,
      validFrom,
      until,
      holdsAlready: held.length > 0,
      waitsAlready: waiting !== null,
      recent: Number(recent?.n ?? 0),
      deciders: deciders.length,
    };
    const ticket = refusalToTicket(ticketOf(input.ticket), account.criticality, this.settings);
    return refusalToAsk(facts, op.now) ?? ticket;
  }

  /** Takes one's own request back. */
  async cancel(op: Operation, requestId: string): Promise<AccessRequest> {
    const known = await visibleRequest(op, this.keys.current, requestId);
    op.about(`request:${known.id}`, `account:${known.accountId}`);
    const request = await holdRequest(op.db, known.id);
    if (request.personId !== op.actor.id) throw AccessFailures.NOT_REQUESTER();
    op.refuse(refusalOfState(request, iso(op.now)));
    op.expect(request);
    return endRequest(op, request, { state: 'cancelled', grantId: null, power: null });
  }

  list(op: Operation, query: RequestsQuery): Promise<Page<AccessRequest>> {
    return requestPage(op, this.keys.current, query, this.settings.requestEscalationDays);
  }

  /** Withdraws what a person still waits for: part of the cut of a departure. Answers the ids. */
  async endPendingOf(op: Operation, personId: string): Promise<string[]> {
    const waiting = await rows<{ id: string }>(
      op.db,
      sql`select id from access_request where person_id = ${personId} and state in ${list(OPEN_STATES)} order by id${forUpdate(op.db)}`,
    );
    return this.endAll(op, waiting, 'cancelled');
  }

  /** Writes down which requests nobody answered in time, at most `limit`. Answers how many. */
  async expireRequests(op: Operation, limit = 500): Promise<number> {
    const over = await rows<{ id: string }>(
      op.db,
      sql`select id from access_request where state in ${list(OPEN_STATES)} and expires_at <= ${iso(op.now)}
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
      await endRequest(op, request, { state, grantId: null, power: null });
    }
    return waiting.map(({ id }) => id);
  }
}
