import { Inject, Injectable } from '@nestjs/common';
import { accountById, lockAccount } from '../accounts/account.queries.js';
import { Seats } from '../accounts/seats.service.js';
import { day, iso } from '../kernel/clock.js';
import type { Page } from '../kernel/page.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { holds } from '../operation/actor.js';
import { newestMark } from '../ledger/ledger.queries.js';
import type { Operation } from '../operation/operation.js';
import { heldPerson } from '../people/person.queries.js';
import { heldCase, isOver, isStaff, visibleCase } from './case.queries.js';
import type { HandoverQuery } from './handover.dto.js';
import { Handover, type OffboardingCase } from './handover.entity.js';
import { handoverMac, handoverMark, isProvenHandover } from './handover.mac.js';
import { HandoverFailures } from './handover.failures.js';
import { handoversOf } from './handover.queries.js';
import { RunbookShelf } from './runbook.service.js';
import { candidatesOf, ownersOf, type Owners } from './successor.queries.js';
import { isEligible, refusalToName, seatingAfter, type Candidate } from './successor.rules.js';

/** One account's transfer: somebody is named, and answers for it from the moment they accept. */
@Injectable()
export class Handovers {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(RunbookShelf) private readonly shelf: RunbookShelf,
    @Inject(Seats) private readonly seats: Seats,
  ) {}

  async list(op: Operation, caseId: string, query: HandoverQuery): Promise<Page<Handover>> {
    await visibleCase(op, this.shelf, caseId);
    return handoversOf(op.db, { caseId, only: isStaff(op) ? null : op.actor.id }, query);
  }

  /** Names who takes over: an admin, HR or another owner of the account; nobody themselves. */
  async name(op: Operation, id: string, successorId: string): Promise<Handover> {
    const { handover, kase, owners } = await this.hold(op, id);
    const staying = [owners.ownerId, owners.backupId].filter(
      (owner): owner is string => owner !== null && owner !== kase.personId,
    );
    op.refuse(
      refusalToName({
        actor: { id: op.actor.id, isStaff: holds(op.actor, 'admin', 'hr'), isHr: holds(op.actor, 'hr') },
        leaverId: kase.personId,
        hidden: this.shelf.isHidden(kase.scenario),
        successor: await this.candidate(op, successorId),
        owners: staying,
        accepted: handover.acceptedAt !== null,
        today: day(op.now),
      }),
    );
    op.expect(handover);
    if (handover.successorId === successorId) {
      op.unchanged();
      return handover;
    }
    Object.assign(handover, { successorId, namedBy: op.actor.id, namedAt: iso(op.now), version: handover.version + 1 });
    await this.save(op, handover);
    op.record(
      subjectsOf(handover),
      { case: kase.id, account: handover.accountId, successor: successorId, version: handover.version },
      { mark: handoverMark(id) },
    );
    op.announce('handover.named', { handoverId: id, caseId: kase.id, successorId, leaverId: kase.personId });
    return handover;
  }

  /**
   * The successor takes over: the leaver's seat becomes theirs in this commit, so that no account is without an owner in
   * between. Who sits in the other seat already moves up; that one then stays empty until somebody is found.
   */
  async accept(op: Operation, id: string): Promise<Handover> {
    const { handover, kase, owners } = await this.hold(op, id);
    if (handover.acceptedAt !== null && handover.successorId === op.actor.id) {
      op.unchanged();
      return handover;
    }
    if (handover.successorId !== op.actor.id) throw HandoverFailures.NOT_SUCCESSOR();
    op.expect(handover);
    await heldPerson(op.db, op.actor.id);
    if (!isEligible(await this.candidate(op, op.actor.id), kase.personId, day(op.now)))
      throw HandoverFailures.NOT_ELIGIBLE();
    const seating = seatingAfter(handover, owners, kase.personId, op.actor.id);
    await this.seats.fill(op, await accountById(op.db, handover.accountId), seating);
    Object.assign(handover, { acceptedAt: iso(op.now), version: handover.version + 1 });
    await this.save(op, handover);
    const seats = Object.keys(seating);
    op.record(
      subjectsOf(handover),
      { case: kase.id, account: handover.accountId, successor: op.actor.id, seats, version: handover.version },
      { mark: handoverMark(id) },
    );
    op.announce('handover.accepted', {
      handoverId: id,
      caseId: kase.id,
      successorId: op.actor.id,
      leaverId: kase.personId,
    });
    return handover;
  }

  /** Case, account and handover, held in this order; what the actor may not know is not there. */
  private async hold(
    op: Operation,
    id: string,
  ): Promise<{ handover: Handover; kase: OffboardingCase; owners: Owners }> {
    const known = await op.db.findOneBy(Handover, { id });
    if (!known) throw HandoverFailures.UNKNOWN_HANDOVER();
    op.about(`handover:${id}`, `case:${known.caseId}`, `account:${known.accountId}`);
    const kase = await heldCase(op.db, known.caseId);
    await lockAccount(op.db, known.accountId);
    const handover = (await op.db.findOneBy(Handover, { id })) as Handover;
    const newest = await newestMark(op.db, handoverMark(id));
    if (!isProvenHandover(this.keys.current, handover, newest)) throw HandoverFailures.UNKNOWN_HANDOVER();
    const owners = (await ownersOf(op.db, this.keys.current, [handover.accountId])).get(handover.accountId) ?? {
      ownerId: null,
      backupId: null,
    };
    const isHiddenLeaver = kase.personId === op.actor.id && this.shelf.isHidden(kase.scenario);
    const isConcerned =
      isStaff(op) || [handover.successorId, owners.ownerId, owners.backupId, kase.personId].includes(op.actor.id);
    if (isHiddenLeaver || !isConcerned) throw HandoverFailures.UNKNOWN_HANDOVER();
    if ((kase.status !== 'open' && kase.status !== 'cut') || (await isOver(op.db, kase.id)))
      throw HandoverFailures.CASE_OVER();
    return { handover, kase, owners };
  }

  private save(op: Operation, handover: Handover): Promise<Handover> {
    return op.db.save(Handover, Object.assign(handover, { mac: handoverMac(this.keys.current, handover) }));
  }

  private async candidate(op: Operation, personId: string): Promise<Candidate> {
    const candidate = (await candidatesOf(op.db, this.keys.current, [personId])).get(personId);
    if (!candidate) throw HandoverFailures.NOT_ELIGIBLE();
    return candidate;
  }
}

const subjectsOf = (handover: Handover): string[] => [
  `handover:${handover.id}`,
  `case:${handover.caseId}`,
  `account:${handover.accountId}`,
];
