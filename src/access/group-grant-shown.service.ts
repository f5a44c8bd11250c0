import { Inject, Injectable } from '@nestjs/common';
import { namedAccounts, type NamedAccount } from '../accounts/named.queries.js';
import { day } from '../kernel/clock.js';
import type { Page } from '../kernel/page.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { holds } from '../operation/actor.js';
import { tryable } from '../operation/door.rules.js';
import type { Operation } from '../operation/operation.js';
import { fullNames } from '../people/names.queries.js';
import {
  groupGrantView,
  SHOWN_EXCEPTIONS,
  type GroupGrantPage,
  type GroupGrantView,
  type ShownGroupGrant,
} from './group-grant.view.js';
import { accountsOwnedBy } from './standing.js';

/** Grants to groups as their readers see them: with names, and with what each reader may do. */
@Injectable()
export class ShownGroupGrants {
  constructor(@Inject(HeldKeyring) private readonly keys: HeldKeyring) {}

  async page(op: Operation, page: Page<ShownGroupGrant>): Promise<GroupGrantPage> {
    return { ...page, items: await this.all(op, page.items) };
  }

  async one(op: Operation, shown: ShownGroupGrant): Promise<GroupGrantView> {
    const [view] = await this.all(op, [shown]);
    return view as GroupGrantView;
  }

  private async all(op: Operation, found: readonly ShownGroupGrant[]): Promise<GroupGrantView[]> {
    const accounts = await namedAccounts(
      op.db,
      found.map(({ groupGrant }) => groupGrant.accountId),
    );
    const named = found.flatMap(({ exceptions }) => exceptions.slice(0, SHOWN_EXCEPTIONS));
    const names = await fullNames(op.db, [
      ...found.map(({ groupGrant }) => groupGrant.approvedBy),
      ...named.map(({ personId }) => personId),
    ]);
    const isAdmin = holds(op.actor, 'admin');
    const owned = new Set(isAdmin ? [] : await accountsOwnedBy(op.db, this.keys.current, op.actor.id));
    return found.map((shown) => {
      const { accountId, endedAt } = shown.groupGrant;
      const mayEnd = endedAt === null && (isAdmin || owned.has(accountId));
      const can = tryable(op.actor, [['group_grant.revoke', mayEnd]]);
      return groupGrantView(shown, {
        ...{ today: day(op.now), names, can },
        account: accounts.get(accountId) as NamedAccount,
      });
    });
  }
}
