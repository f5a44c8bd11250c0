import { Inject, Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { day } from '../kernel/clock.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { Operation } from '../operation/operation.js';
import { LEVELS, SCOPES, scopeOf } from '../platforms/levels.js';
import { Settings } from '../settings/settings.js';
import { accessPage } from './access-list.js';
import type { AccessRequest } from './access.entity.js';
import type { Power } from './deciding.rules.js';
import { lastPossibleDay } from './grant.rules.js';
import type { OtherAccessView, RequestDecisionView } from './request-decision.view.js';
import { isWithin, isWithinScope } from './request.rules.js';
import { refusalToTicket } from './ticket.rules.js';
import { weigh } from './weighing.js';

/** So many others with access are named on the page of a request. */
const SHOWN_OTHERS = 50;

/** What whoever decides a request may give, and what would stand in the way: asked of the rules that decide. */
@Injectable()
export class RequestOptions {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(Settings) private readonly settings: Settings,
  ) {}

  async of(op: Operation, request: AccessRequest, account: Account, power: Power): Promise<RequestDecisionView> {
    const scope = scopeOf(request.scope);
    return {
      criticality: account.criticality,
      levels: LEVELS.filter((level) => isWithin(request.level, level)),
      scopes: SCOPES.filter((one) => isWithinScope(scope, one)).sort((one) => (one === scope ? -1 : 1)),
      lastPossibleDay: lastPossibleDay(account.criticality, this.settings.maxGrantDays, day(op.now)),
      ticketNeeded: request.ticket === null && refusalToTicket(null, account.criticality, this.settings) !== null,
      obstacle: await this.obstacle(op, request, account, power),
      ...(await this.others(op, request)),
    };
  }

  private async obstacle(
    op: Operation,
    request: AccessRequest,
    account: Account,
    power: Power,
  ): Promise<RequestDecisionView['obstacle']> {
    const today = day(op.now);
    const { personId, level, until, validFrom, scope, ticket, reason } = request;
    const decision = { deciderId: op.actor.id, by: power.by, forId: power.forId, terms: this.settings, hold: false };
    const since = validFrom !== null && validFrom > today ? validFrom : today;
    const asked = { account, recipientId: personId, level, nativeRole: null, reason, requestedBy: personId };
    const rest = { since, until, scope, ticket, groupGrantId: null, continuesId: null };
    const [weighed] = await weigh(op, this.keys.current, decision, [{ ...asked, ...rest }]);
    const failure = weighed?.failure ?? null;
    return failure && { code: failure.code, detail: failure.detail };
  }

  private async others(
    op: Operation,
    { accountId, personId }: AccessRequest,
  ): Promise<Pick<RequestDecisionView, 'others' | 'othersTotal'>> {
    const limit = SHOWN_OTHERS + 1;
    const page = await accessPage(op.db, this.keys.current, { accountId, day: day(op.now) }, { limit });
    const others = page.items.filter((row) => row.personId !== personId);
    const own = page.items.length - others.length;
    return {
      others: others
        .slice(0, SHOWN_OTHERS)
        .map(({ personId: id, person, source, level, since, until }): OtherAccessView => ({
          ...{ personId: id, fullName: person, source, level, since, until },
        })),
      othersTotal: Math.max(page.total - own, 0),
    };
  }
}
