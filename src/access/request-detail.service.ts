import { Inject, Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { accountById } from '../accounts/account.queries.js';
import { rows, sql } from '../database/sql.js';
import { answerTo } from '../entitlement/entitlement.rules.js';
import { rulesInForce } from '../entitlement/rulebook.queries.js';
import { day } from '../kernel/clock.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { holds } from '../operation/actor.js';
import type { Operation } from '../operation/operation.js';
import { nameAmong, fullNames } from '../people/names.queries.js';
import type { Person } from '../people/person.entity.js';
import { personById } from '../people/person.queries.js';
import { scopeOf } from '../platforms/levels.js';
import { gateOf } from '../policies/gate.queries.js';
import { Settings } from '../settings/settings.js';
import type { AccessRequest, RequestNote } from './access.entity.js';
import { decidersOf, isEscalated, powerOf, type Desk } from './deciding.rules.js';
import { deskOf, isAccountableFor } from './desk.queries.js';
import { entitlementAnswerView } from './entitled.view.js';
import { grantDuring, provenGrants } from './grant.queries.js';
import { grantView } from './grant.view.js';
import type { RequestDeciderView, RequestDetailView, RequestEventView } from './request-detail.view.js';
import { visibleRequest } from './request.queries.js';
import { refusalToDecide } from './request.rules.js';
import { RequestOptions } from './request-options.js';
import { ShownRequests } from './request-shown.service.js';

/** A request with its whole history and what whoever decides it must know. */
@Injectable()
export class RequestDetail {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(Settings) private readonly settings: Settings,
    @Inject(ShownRequests) private readonly shown: ShownRequests,
    @Inject(RequestOptions) private readonly options: RequestOptions,
  ) {}

  async show(op: Operation, id: string): Promise<RequestDetailView> {
    const { db, now } = op;
    const keyring = this.keys.current;
    const request = await visibleRequest(op, keyring, id);
    const account = await accountById(db, request.accountId);
    const requester = await personById(db, request.personId);
    const { personId, level } = request;
    const held = sql`g.account_id = ${account.id} and g.person_id = ${personId} and ${grantDuring('g', day(now), null)}`;
    const question = { account, person: requester, level, scope: scopeOf(request.scope) };
    const gated = { personId, platform: account.platform, brand: account.brand, level };
    return {
      ...(await this.shown.one(op, request)),
      requester: requesterView(requester),
      currentAccess: (await provenGrants(db, keyring, held)).map((grant) => grantView(grant, day(now))),
      entitlement: entitlementAnswerView(answerTo(await rulesInForce(db, keyring), question)),
      gate: await gateOf(db, gated, day(now), this.settings),
      history: await this.history(op, request),
      ...(await this.deciding(op, request, account)),
    };
  }

  private async deciding(
    op: Operation,
    request: AccessRequest,
    account: Account,
  ): Promise<Pick<RequestDetailView, 'deciders' | 'escalated' | 'mayDecide' | 'decision'>> {
    const { db, actor, now } = op;
    const days = this.settings.requestEscalationDays;
    const desk = await deskOf(db, this.keys.current, sql`(${request.accountId})`, { also: [actor.id] });
    const isAccountable = await isAccountableFor(op, this.keys.current, request.accountId);
    const self = { id: actor.id, isAdmin: holds(actor, 'admin'), isAccountable };
    const power = powerOf(desk, request, self, now, days);
    const facts = { actor: desk.people.get(actor.id) ?? null, hasPower: power !== null };
    const mayDecide = !holds(actor, 'hr', 'auditor') && refusalToDecide(request, facts, now) === null;
    return {
      deciders: await this.named(op, request, desk),
      escalated: isEscalated(desk, request, now, days),
      mayDecide,
      decision: mayDecide && power ? await this.options.of(op, request, account, power) : null,
    };
  }

  private async named({ db, now }: Operation, request: AccessRequest, desk: Desk): Promise<RequestDeciderView[]> {
    const found = decidersOf(desk, request, now);
    const nameOf = await fullNames(
      db,
      found.map(({ personId }) => personId),
    );
    return found.map(({ personId, by, forId }) => ({ personId, fullName: nameOf.get(personId) ?? '', by, forId }));
  }

  /** The request's own row tells how it began and ended; what lies between are its notes. */
  private async history({ db }: Operation, request: AccessRequest): Promise<RequestEventView[]> {
    const notes = await rows<RequestNote>(
      db,
      sql`select n.id, n.kind, n.by_id as "byId", n.at, n.text from request_note n
          where n.request_id = ${request.id} order by n.id`,
    );
    const { escalatedAt, decidedAt, decidedBy, state, decisionReason } = request;
    const names = await fullNames(db, [request.personId, decidedBy, ...notes.map(({ byId }) => byId)]);
    const between = [
      ...notes.map(({ at, byId, kind, text }) => ({ at, by: byId, event: kind, text })),
      ...(escalatedAt === null ? [] : [{ at: escalatedAt, by: 'system', event: 'escalated', text: null }]),
    ].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
    const events = [
      { at: request.createdAt, by: request.personId, event: 'opened', text: request.reason },
      ...between,
      ...(decidedAt === null ? [] : [{ at: decidedAt, by: decidedBy ?? '', event: state, text: decisionReason }]),
    ];
    return events.map((event) => ({ ...event, byName: nameAmong(names, event.by) }));
  }
}

const requesterView = ({ id, fullName, kind, organisation, department, lastDay }: Person) => ({
  ...{ id, fullName, kind, organisation, department, lastDay },
});
