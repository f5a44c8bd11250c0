import { Inject, Injectable } from '@nestjs/common';
import { accountById, lockAccount } from '../accounts/account.queries.js';
import { forShare, rows, sql } from '../database/sql.js';
import { day, iso } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { holds } from '../operation/actor.js';
import type { Operation } from '../operation/operation.js';
import { rolesOf } from '../people/person.queries.js';
import { Settings } from '../settings/settings.js';
import { AccessRequest, RequestNote } from './access.entity.js';
import { AccessFailures } from './access.failures.js';
import { powerOf, type Power } from './deciding.rules.js';
import { deskOf, isAccountableFor } from './desk.queries.js';
import { grantAccess } from './granting.js';
import type { AnswerRequest, ApproveRequest } from './request.dto.js';
import { holdRequest, visibleRequest } from './request.queries.js';
import { refusalOfMore, refusalOfState, refusalToDecide } from './request.rules.js';
import { behind, endRequest } from './request.writing.js';
import { refusalToTicket, ticketOf } from './ticket.rules.js';

/** What those who decide, and who is asked, do with a request. Every power is looked up under locks, at the decision. */
@Injectable()
export class RequestDecisions {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(Settings) private readonly settings: Settings,
  ) {}

  /** Says yes, to what was asked or to less; the grant begins in the same transaction, under the rules of any grant. */
  async approve(op: Operation, requestId: string, input: ApproveRequest): Promise<AccessRequest> {
    const { request, power } = await this.heldForDecision(op, requestId);
    const given = {
      level: input.level ?? request.level,
      scope: input.scope ?? request.scope,
      validFrom: input.validFrom ?? request.validFrom,
      until: input.until ?? request.until,
    };
    op.refuse(refusalOfMore(request, given));
    const account = await accountById(op.db, request.accountId);
    const ticket = request.ticket ?? ticketOf(input.ticket);
    op.refuse(refusalToTicket(ticket, account.criticality, this.settings));
    const grant = await grantAccess(op, this.keys.current, {
      account,
      ...power,
      ...{ level: given.level, scope: given.scope, until: given.until, ticket },
      // A day asked for that is over by now is today; one the approver named is theirs to name well.
      since: input.validFrom ?? later(request.validFrom, day(op.now)),
      recipientId: request.personId,
      nativeRole: input.nativeRole?.trim() || null,
      terms: this.settings,
      requestedBy: request.personId,
      reason: request.reason,
    });
    return endRequest(op, request, { state: 'approved', grantId: grant.id, power });
  }

  async reject(op: Operation, requestId: string): Promise<AccessRequest> {
    const { request, power } = await this.heldForDecision(op, requestId);
    return endRequest(op, request, { state: 'rejected', grantId: null, power });
  }

  /** Asks whoever asked. The request's own time runs on, and anybody who may decide still can. */
  async askBack(op: Operation, requestId: string): Promise<AccessRequest> {
    const { request, power } = await this.heldForDecision(op, requestId);
    const asked = await this.note(op, request, { state: 'asked_back', kind: 'question', text: op.reason ?? '' });
    op.record([...subjectsOf(request), ...behind(power)], { as: power.by, for: power.forId });
    op.announce('request.asked_back', {
      requestId,
      accountId: request.accountId,
      personId: request.personId,
      by: op.actor.id,
    });
    return asked;
  }

  /** Answers what was asked back: the request waits for its decision again. */
  async answer(op: Operation, requestId: string, { text }: AnswerRequest): Promise<AccessRequest> {
    const known = await visibleRequest(op, this.keys.current, requestId);
    op.about(...subjectsOf(known));
    const request = await holdRequest(op.db, known.id);
    if (request.personId !== op.actor.id) throw AccessFailures.NOT_REQUESTER();
    op.refuse(refusalOfState(request, iso(op.now)));
    if (request.state !== 'asked_back') throw AccessFailures.NOT_ASKED();
    op.expect(request);
    const answered = await this.note(op, request, { state: 'pending', kind: 'answer', text: text.trim() });
    op.record(subjectsOf(request));
    op.announce('request.answered', { requestId, accountId: request.accountId, personId: request.personId });
    return answered;
  }

  private async note(
    op: Operation,
    request: AccessRequest,
    { state, kind, text }: { state: string; kind: 'question' | 'answer'; text: string },
  ): Promise<AccessRequest> {
    await op.db.insert(RequestNote, {
      ...{ id: newId(), requestId: request.id, kind, text },
      ...{ byId: op.actor.id, at: iso(op.now) },
    });
    const noted = { ...request, state, version: request.version + 1 };
    await op.db.update(AccessRequest, { id: request.id }, { state, version: noted.version });
    return noted;
  }

  /** The power to decide is looked up under locks: a seat, delegation or role that ended meanwhile decides nothing. */
  private async heldForDecision(op: Operation, requestId: string): Promise<{ request: AccessRequest; power: Power }> {
    const known = await visibleRequest(op, this.keys.current, requestId);
    op.about(`request:${known.id}`, `account:${known.accountId}`);
    await lockAccount(op.db, known.accountId);
    const request = await holdRequest(op.db, known.id);
    const desk = await deskOf(op.db, this.keys.current, sql`(${request.accountId})`, {
      hold: true,
      also: [op.actor.id],
    });
    const isAccountable = await isAccountableFor(op, this.keys.current, request.accountId, { hold: true });
    const actor = { id: op.actor.id, isAdmin: await this.isAdmin(op), isAccountable };
    const power = powerOf(desk, request, actor, op.now, this.settings.requestEscalationDays);
    const person = desk.people.get(op.actor.id) ?? null;
    op.refuse(refusalToDecide(request, { actor: person, hasPower: power !== null }, op.now));
    op.expect(request);
    return { request, power: power as Power };
  }

  /** The role as it is now, held until the transaction ends. */
  private async isAdmin(op: Operation): Promise<boolean> {
    if (!holds(op.actor, 'admin')) return false;
    await rows(
      op.db,
      sql`select id from person_role where person_id = ${op.actor.id} and ended_at is null${forShare(op.db)}`,
    );
    return (await rolesOf(op.db, this.keys.current, op.actor.id)).includes('admin');
  }
}

const later = (wanted: string | null, today: string): string => (wanted !== null && wanted > today ? wanted : today);

const subjectsOf = ({ id, accountId, personId }: AccessRequest): string[] => [
  `request:${id}`,
  `account:${accountId}`,
  `person:${personId}`,
];
