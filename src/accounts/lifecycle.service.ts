import { Inject, Injectable, Optional } from '@nestjs/common';
import { iso } from '../kernel/clock.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { holds } from '../operation/actor.js';
import type { Operation } from '../operation/operation.js';
import { AccountGates } from './account-gates.js';
import type { Account } from './account.entity.js';
import { accountById, lockAccount } from './account.queries.js';
import { AccountFailures } from './accounts.failures.js';
import { refuseWhileAskedFor } from './being-asked-for.js';
import { writeLife } from './life.writing.js';
import { refusalToDecide, refusalToMove, stateAfter, type Status } from './lifecycle.rules.js';
import { OpenIncidents } from './open-incidents.js';
import { refusalToActivate } from './ownership.rules.js';
import { liveSeats } from './seat.queries.js';
import { holderOf, isOwnerAmong } from './seat.rules.js';
import { visibleAccount } from './visible.queries.js';

/** Moves an account through its life, and stops releases on it. */
@Injectable()
export class Lifecycle {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(AccountGates) private readonly gates: AccountGates,
    @Optional() @Inject(OpenIncidents) private readonly incidents?: OpenIncidents,
  ) {}

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
    await refuseWhileAskedFor(op.db, account);
    op.refuse(refusalToMove(account.status, to));
    if (to === 'active') {
      await this.refuseWhileOpen(op, id);
      op.refuse(await this.gates.refusalToActivate(op, account));
      const seats = await liveSeats(op.db, this.keys.current, id);
      op.refuse(refusalToActivate(account, holderOf(seats, 'owner') !== null));
    }
    await writeLife(op, account, { status: to });
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
    await writeLife(op, account, { frozenAt: iso(op.now), frozenBy: op.actor.id });
  }

  async unfreeze(op: Operation, id: string): Promise<void> {
    const account = await this.held(op, id);
    if (account.frozenAt === null) return op.unchanged();
    await this.refuseWhileOpen(op, id);
    await writeLife(op, account, { frozenAt: null, frozenBy: null });
  }

  /**
   * An incident begins, in the act that opens it: nothing is released from now on. The account row is held. Throws
   * `account.transition` where nothing can happen to it: it is not in use yet, or closed.
   */
  async stop(op: Operation, account: Account, { compromised }: { compromised: boolean }): Promise<void> {
    const isMarked = account.status === 'compromised';
    if (!isMarked) op.refuse(refusalToMove(account.status, 'compromised'));
    const frozen = account.frozenAt === null ? { frozenAt: iso(op.now), frozenBy: op.actor.id } : {};
    await writeLife(op, account, { ...(compromised && !isMarked ? { status: 'compromised' } : {}), ...frozen });
  }

  /** It ends, in the act that closes it: what it marked is active again; what was frozen before stays so. */
  async resume(op: Operation, account: Account, { unfreeze }: { unfreeze: boolean }): Promise<void> {
    const seats = await liveSeats(op.db, this.keys.current, account.id);
    if (account.status === 'compromised') op.refuse(refusalToActivate(account, holderOf(seats, 'owner') !== null));
    await writeLife(op, account, {
      ...(account.status === 'compromised' ? { status: 'active' } : {}),
      ...(unfreeze ? { frozenAt: null, frozenBy: null } : {}),
    });
  }

  private async refuseWhileOpen(op: Operation, id: string): Promise<void> {
    const incidentId = (await this.incidents?.openOn(op.db, id)) ?? null;
    if (incidentId !== null) throw AccountFailures.INCIDENT_OPEN({ facts: { incidentId } });
  }

  private async decide(op: Operation, id: string, to: Status): Promise<void> {
    const account = await this.held(op, id);
    if (await this.gates.decided(op, account, to === 'approved' ? 'approved' : 'rejected')) return;
    op.refuse(refusalToDecide(account, op.actor.id, to));
    await writeLife(op, account, {
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
}
