import { Inject, Injectable } from '@nestjs/common';
import { iso } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { Operation } from '../operation/operation.js';
import type { Handover } from './handover.entity.js';
import { HandoverFailures } from './handover.failures.js';
import { holdHandover } from './handover.holding.js';
import { HandoverRefusal } from './refusal.entity.js';
import { RunbookShelf } from './runbook.service.js';
import { Successions } from './succession.service.js';

/** Nobody has to take an account over: whoever was asked may say no, and why, and somebody else is asked. */
@Injectable()
export class Refusing {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(RunbookShelf) private readonly shelf: RunbookShelf,
    @Inject(Successions) private readonly successions: Successions,
  ) {}

  /** Throws `handover.not_successor`, `handover.accepted`. Whoever refuses is proposed for nothing else of this case. */
  async refuse(op: Operation, id: string): Promise<Handover> {
    const { handover, kase } = await holdHandover(op, this.keys.current, this.shelf, id);
    if (handover.successorId !== op.actor.id) throw HandoverFailures.NOT_SUCCESSOR();
    if (handover.acceptedAt !== null) throw HandoverFailures.ACCEPTED();
    op.expect(handover);
    const { caseId, accountId } = handover;
    const refusal = { id: newId(), handoverId: id, caseId, personId: op.actor.id };
    await op.db.insert(HandoverRefusal, { ...refusal, reason: op.reason ?? '', refusedAt: iso(op.now) });
    op.record([`handover:${id}`, `case:${caseId}`, `account:${accountId}`], {
      case: caseId,
      account: accountId,
      by: op.actor.id,
    });
    const [asked] = await this.successions.ask(op, [{ row: handover, isProven: true }]);
    const facts = { handoverId: id, caseId, accountId, leaverId: kase.personId };
    op.announce('handover.refused', { ...facts, personId: op.actor.id, hidden: this.shelf.isHidden(kase.scenario) });
    return asked ?? handover;
  }
}
