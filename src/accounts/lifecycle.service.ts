import { Inject, Injectable } from '@nestjs/common';
import { iso } from '../kernel/clock.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { holds } from '../operation/actor.js';
import { freezeMark } from '../ledger/mark.js';
import type { Operation } from '../operation/operation.js';
import { Account } from './account.entity.js';
import { accountById, lockAccount } from './account.queries.js';
import { AccountFailures } from './accounts.failures.js';
import { keepAccounts } from './history.js';
import { refusalToDecide, refusalToMove, stateAfter, type Status } from './lifecycle.rules.js';
import { refusalToActivate } from './ownership.rules.js';
import { liveSeats } from './seat.queries.js';
import { holderOf, isOwnerAmong } from './seat.rules.js';
import { visibleAccount } from './visible.queries.js';

/** Moves an account through its life, and stops releases on it. */
@Injectable()
export class Lifecycle {
  constructor(@Inject(HeldKeyring) private readonly keys: HeldKeyring) {}

  approve(op: Operation, id: string): Promise<void> {
    return this.decide(op, id, 'approved');
  }

  /** A request that is turned down is closed; its handle may be asked for again. */
  reject(op: Operation, id: string): Promise<void> {
    return this.decide(op, id, 'closed');
  }

  retire(op: Operation, id: string): Promise<void> {
    return this.mark(op, id, 'closed');
  }

  async mark(op: Operation, id: string, to: Status): Promise<void> {
    const account = await this.held(op, id);
    op.refuse(refusalToMove(account.status, to));
    if (to === 'active') {
      const seats = await liveSeats(op.db, this.keys.current, id);
      op.refuse(refusalToActivate(account, holderOf(seats, 'owner') !== null));
    }
    await this.write(op, account, { status: to });
  }

  /** Nothing is released from a frozen account; an admin or somebody in an owner seat may freeze it. */
  async freeze(op: Operation, id: string): Promise<void> {
    op.about(`account:${id}`);
    await lockAccount(op.db, id);
    const account = await visibleAccount(op, id, this.keys.current);
    op.expect(account);
    if (!holds(op.actor, 'admin') && !isOwnerAmong(await liveSeats(op.db, this.keys.current, id), op.actor.id))
      throw AccountFailures.NOT_OWNER();
    if (account.frozenAt !== null) return op.unchanged();
    await this.write(op, account, { frozenAt: iso(op.now), frozenBy: op.actor.id });
  }

  async unfreeze(op: Operation, id: string): Promise<void> {
    const account = await this.held(op, id);
    if (account.frozenAt === null) return op.unchanged();
    await this.write(op, account, { frozenAt: null, frozenBy: null });
  }

  private async decide(op: Operation, id: string, to: Status): Promise<void> {
    const account = await this.held(op, id);
    op.refuse(refusalToDecide(account, op.actor.id, to));
    await this.write(op, account, {
      status: stateAfter(account.status, to),
      decidedBy: op.actor.id,
      decidedAt: iso(op.now),
    });
  }

  private async held(op: Operation, id: string): Promise<Account> {
    op.about(`account:${id}`);
    await lockAccount(op.db, id);
    const account = await accountById(op.db, id);
    op.expect(account);
    return account;
  }

  private async write(op: Operation, account: Account, change: Partial<Account>): Promise<void> {
    const version = account.version + 1;
    await op.db.update(Account, { id: account.id }, { ...change, version });
    await keepAccounts(op, [account.id]);
    const { status, frozenAt } = { ...account, ...change };
    op.record(
      `account:${account.id}`,
      { from: account.status, to: status, frozen: frozenAt !== null, frozenAt, version },
      'frozenAt' in change ? { mark: freezeMark(account.id) } : {},
    );
    op.announce('account.changed', {
      accountId: account.id,
      action: op.action,
      from: account.status,
      to: status,
      frozen: frozenAt !== null,
    });
  }
}
