import { Inject, Injectable } from '@nestjs/common';
import { accountables } from '../accounts/brand.queries.js';
import { namedAccounts, type NamedAccount } from '../accounts/named.queries.js';
import { list } from '../database/sql.js';
import { iso } from '../kernel/clock.js';
import { fold } from '../kernel/fold.js';
import type { Page } from '../kernel/page.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { holds } from '../operation/actor.js';
import { tryable } from '../operation/door.rules.js';
import type { Operation } from '../operation/operation.js';
import { fullNames } from '../people/names.queries.js';
import { Settings } from '../settings/settings.js';
import type { AccessRequest } from './access.entity.js';
import { powerOf, type Desk } from './deciding.rules.js';
import { deskOf } from './desk.queries.js';
import { allowedOnRequest, isPending, refusalToDecide } from './request.rules.js';
import { requestView, type RequestPage, type RequestView } from './request.view.js';

/** Requests as their readers see them: with names, and with what each may do, looked up for all of them at once. */
@Injectable()
export class ShownRequests {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(Settings) private readonly settings: Settings,
  ) {}

  async page(op: Operation, page: Page<AccessRequest>): Promise<RequestPage> {
    return { ...page, items: await this.all(op, page.items) };
  }

  async one(op: Operation, request: AccessRequest): Promise<RequestView> {
    const [view] = await this.all(op, [request]);
    return view as RequestView;
  }

  private async all(op: Operation, requests: readonly AccessRequest[]): Promise<RequestView[]> {
    const now = iso(op.now);
    const accounts = await namedAccounts(
      op.db,
      requests.map(({ accountId }) => accountId),
    );
    const names = await fullNames(
      op.db,
      requests.flatMap(({ personId, decidedBy }) => [personId, decidedBy]),
    );
    const decidable = await this.decidable(op, requests, accounts);
    return requests.map((request) => {
      const facts = { actorId: op.actor.id, mayDecide: decidable.has(request.id) };
      const can = tryable(op.actor, allowedOnRequest(request, facts, now));
      return requestView(request, now, { account: accounts.get(request.accountId) as NamedAccount, names, can });
    });
  }

  /** Those the actor may decide now. */
  private async decidable(
    op: Operation,
    requests: readonly AccessRequest[],
    accounts: ReadonlyMap<string, NamedAccount>,
  ): Promise<Set<string>> {
    const { db, actor, now } = op;
    const open = requests.filter((request) => isPending(request, iso(now)) && request.personId !== actor.id);
    if (open.length === 0 || holds(actor, 'hr', 'auditor')) return new Set();
    const keyring = this.keys.current;
    const desk = await deskOf(db, keyring, list([...new Set(open.map(({ accountId }) => accountId))]), {
      also: [actor.id],
    });
    const byBrand = await accountables(db, keyring);
    const answersFor = (accountId: string): boolean => {
      const brand = accounts.get(accountId)?.brand ?? null;
      return brand !== null && byBrand.get(fold(brand)) === actor.id;
    };
    const may = (request: AccessRequest): boolean => this.mayDecide(op, desk, request, answersFor(request.accountId));
    return new Set(open.filter(may).map(({ id }) => id));
  }

  private mayDecide({ actor, now }: Operation, desk: Desk, request: AccessRequest, isAccountable: boolean): boolean {
    const self = { id: actor.id, isAdmin: holds(actor, 'admin'), isAccountable };
    const power = powerOf(desk, request, self, now, this.settings.requestEscalationDays);
    return (
      refusalToDecide(request, { actor: desk.people.get(actor.id) ?? null, hasPower: power !== null }, now) === null
    );
  }
}
