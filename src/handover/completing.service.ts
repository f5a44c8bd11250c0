import { Inject, Injectable } from '@nestjs/common';
import { Grants } from '../access/grants.service.js';
import { accountById } from '../accounts/account.queries.js';
import { seatsOfPerson } from '../accounts/seat.queries.js';
import { Seats } from '../accounts/seats.service.js';
import { list, sql } from '../database/sql.js';
import { day, iso } from '../kernel/clock.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { holds } from '../operation/actor.js';
import type { Operation } from '../operation/operation.js';
import { heldPerson } from '../people/person.queries.js';
import { CheckOuts } from '../vault/check-out.service.js';
import { gateConditions } from './conditions.rules.js';
import { Handover, type OffboardingCase } from './handover.entity.js';
import { HandoverFailures } from './handover.failures.js';
import { holdHandover, type HeldHandover } from './handover.holding.js';
import { handoverMac, handoverMark } from './handover.mac.js';
import { RunbookShelf } from './runbook.service.js';
import { candidatesOf } from './successor.queries.js';
import { isStaying, refusalToComplete } from './successor.rules.js';
import { allTasks } from './task.queries.js';

/** Account by account, before the last day: whoever leaves has nothing left on what is handed over, and keeps the rest. */
@Injectable()
export class Completing {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(RunbookShelf) private readonly shelf: RunbookShelf,
    @Inject(Seats) private readonly seats: Seats,
    @Inject(Grants) private readonly grants: Grants,
    @Inject(CheckOuts) private readonly checkOuts: CheckOuts,
  ) {}

  /** Throws `not_accepted`, `gates_open` (with `openConditions`), `sole_keeper`, `cut_first`. */
  async complete(op: Operation, id: string): Promise<Handover> {
    const held = await holdHandover(op, this.keys.current, this.shelf, id);
    const { handover, kase } = held;
    const keepers = await this.keepers(op, held);
    op.refuse(
      refusalToComplete({
        actor: { id: op.actor.id, isStaff: holds(op.actor, 'admin', 'hr') },
        leaverId: kase.personId,
        accepted: handover.acceptedAt !== null,
        isAway: this.shelf.suspends(kase.scenario) && kase.status === 'open',
        cutFirst: this.shelf.isHidden(kase.scenario) && kase.status === 'open',
        owners: keepers,
        keeps: (await this.ownerStays(op, held)) && keepers.length > 0,
      }),
    );
    if (handover.completedAt !== null) {
      op.unchanged();
      return handover;
    }
    op.expect(handover);
    await this.refuseOpenGates(op, kase, handover.accountId);
    return this.finish(op, held);
  }

  /** Who sits as owner or backup owner and stays: the leaver goes only from an account that somebody keeps (invariant 3). */
  private async keepers(op: Operation, { owners, kase }: HeldHandover): Promise<string[]> {
    const ids = [owners.ownerId, owners.backupId].filter((id) => id !== null);
    const people = await candidatesOf(op.db, this.keys.current, ids);
    return [...people.values()]
      .filter((person) => isStaying(person, kase.personId, day(op.now)))
      .map((person) => person.id);
  }

  private async ownerStays(op: Operation, { handover, owners, kase }: HeldHandover): Promise<boolean> {
    const { status } = await accountById(op.db, handover.accountId);
    return status !== 'active' || (owners.ownerId !== null && owners.ownerId !== kase.personId);
  }

  private async refuseOpenGates(op: Operation, kase: OffboardingCase, accountId: string): Promise<void> {
    const gates = this.shelf.codes((step) => step.gate && !step.followUp);
    const ofAccount = sql`t.account_id = ${accountId} and t.code in ${list(gates)}`;
    const tasks = await allTasks(op.db, this.shelf, kase.id, iso(op.now), ofAccount);
    const openConditions = gateConditions(tasks, (code) => this.shelf.step(code));
    if (openConditions.length > 0) throw HandoverFailures.GATES_OPEN({ facts: { openConditions } });
  }

  private async finish(op: Operation, { handover, kase }: HeldHandover): Promise<Handover> {
    const { accountId } = handover;
    await heldPerson(op.db, kase.personId);
    await this.checkOuts.endAllOf(op, kase.personId, accountId);
    const ended = await this.grants.endAllOf(op, kase.personId, op.reason, accountId);
    const seats = (await seatsOfPerson(op.db, this.keys.current, kase.personId, accountId)).map(({ seat }) => seat);
    await this.seats.fill(
      op,
      await accountById(op.db, accountId),
      Object.fromEntries(seats.map((seat) => [seat, null])),
    );
    const done = { completedAt: iso(op.now), completedBy: op.actor.id, version: handover.version + 1 };
    Object.assign(handover, done);
    await op.db.save(Handover, Object.assign(handover, { mac: handoverMac(this.keys.current, handover) }));
    op.record(
      [`handover:${handover.id}`, `case:${kase.id}`, `account:${accountId}`, `person:${kase.personId}`],
      { case: kase.id, account: accountId, grants: ended.length, seats, version: handover.version },
      { mark: handoverMark(handover.id) },
    );
    const facts = { handoverId: handover.id, caseId: kase.id, accountId, leaverId: kase.personId };
    op.announce('handover.completed', { ...facts, hidden: this.shelf.isHidden(kase.scenario) });
    return handover;
  }
}
