import { Inject, Injectable } from '@nestjs/common';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { Page } from '../kernel/page.js';
import type { Operation } from '../operation/operation.js';
import { nameAmong, fullNames } from '../people/names.queries.js';
import type { Account } from './account.entity.js';
import { allowedActions } from './allowed.rules.js';
import { accountById, childrenOf, findAccount } from './account.queries.js';
import type { AccountQuery } from './account.dto.js';
import { accountReferenceView, accountView, type AccountDetailView, type AccountView } from './account.view.js';
import { Totals } from './totals.js';
import { conditionsOf, pageOfAccounts } from './list.queries.js';
import { marksFrom } from './lifecycle.rules.js';
import { liveSeats, liveSeatsOf } from './seat.queries.js';
import { visibleAccount, visibleTo } from './visible.queries.js';

type NamesBeside = Pick<
  AccountDetailView,
  'secondFactorHolderName' | 'createdByName' | 'requestedByName' | 'decidedByName'
>;

/** The register as its readers see it. */
@Injectable()
export class Register {
  private readonly totals = new Totals();

  constructor(@Inject(HeldKeyring) private readonly keys: HeldKeyring) {}

  async list(op: Operation, query: AccountQuery): Promise<Page<AccountView>> {
    const visible = await visibleTo(op, this.keys.current);
    const conditions = conditionsOf(query, visible);
    const total = await this.totals.of(op.db, conditions, op.now);
    const page = await pageOfAccounts(op.db, query, conditions, total);
    const seats = await liveSeatsOf(
      op.db,
      this.keys.current,
      page.items.map((account) => account.id),
    );
    const view = (account: (typeof page.items)[number]): AccountView => {
      const own = seats.filter((seat) => seat.accountId === account.id);
      return accountView(account, own, allowedActions(op.actor, account, own));
    };
    return { ...page, items: page.items.map(view) };
  }

  /** What stands above and below is shown only where the reader sees it too. */
  async show(op: Operation, id: string): Promise<AccountDetailView> {
    op.about(`account:${id}`);
    return this.detail(op, await visibleAccount(op, id, this.keys.current));
  }

  /** The answer to an act on an account, also for an owner who just passed it on and sees it no more. */
  async answer(op: Operation, id: string): Promise<AccountDetailView> {
    return this.detail(op, await accountById(op.db, id));
  }

  private async detail(op: Operation, account: Account): Promise<AccountDetailView> {
    const { id } = account;
    const seats = await liveSeats(op.db, this.keys.current, id);
    const visible = await visibleTo(op, this.keys.current);
    const parent = account.parentAccountId === null ? null : await findAccount(op.db, account.parentAccountId, visible);
    const children = (await childrenOf(op.db, id, visible)).map(accountReferenceView);
    const view = accountView(account, seats, allowedActions(op.actor, account, seats));
    return {
      ...view,
      parentAccountId: parent && parent.id,
      parent: parent && accountReferenceView(parent),
      childIds: children.map((child) => child.id),
      children,
      marks: marksFrom(account.status),
      ...(await this.namesBeside(op, account)),
    };
  }

  private async namesBeside(op: Operation, account: Account): Promise<NamesBeside> {
    const { secondFactorHolderId, createdById, requestedBy, decidedBy } = account;
    const names = await fullNames(op.db, [secondFactorHolderId, createdById, requestedBy, decidedBy]);
    return {
      secondFactorHolderName: nameAmong(names, secondFactorHolderId),
      createdByName: nameAmong(names, createdById),
      requestedByName: nameAmong(names, requestedBy),
      decidedByName: nameAmong(names, decidedBy),
    };
  }
}
