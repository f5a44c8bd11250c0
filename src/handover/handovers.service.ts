import { Inject, Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { accountById } from '../accounts/account.queries.js';
import { Seats } from '../accounts/seats.service.js';
import { day, iso } from '../kernel/clock.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { holds } from '../operation/actor.js';
import type { Operation } from '../operation/operation.js';
import { heldPerson } from '../people/person.queries.js';
import { isStaff, visibleCase } from './case.queries.js';
import type { HandoverQuery } from './handover.dto.js';
import { Handover } from './handover.entity.js';
import { HandoverFailures } from './handover.failures.js';
import { allowedOnHandovers, type AllowedHandover } from './handover-allowed.js';
import { holdHandover } from './handover.holding.js';
import { handoverMac, handoverMark } from './handover.mac.js';
import { handoversOf } from './handover.queries.js';
import { handoverView, type HandoverPage } from './handover.view.js';
import { named } from './names.js';
import { Naming, ownersBeside } from './naming.service.js';
import { namedView, type NamedHandoverView } from './naming.view.js';
import { Proposals } from './proposals.js';
import { lackView } from './readiness.js';
import { RunbookShelf } from './runbook.service.js';
import { candidatesOf } from './successor.queries.js';
import { isEligible, refusalToName, seatingAfter, type Candidate } from './successor.rules.js';

const NOTHING: AllowedHandover = { can: [], openGates: 0 };

/** One account's transfer: somebody is named, and answers for it from the moment they accept. */
@Injectable()
export class Handovers {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(RunbookShelf) private readonly shelf: RunbookShelf,
    @Inject(Seats) private readonly seats: Seats,
    @Inject(Proposals) private readonly proposals: Proposals,
    @Inject(Naming) private readonly naming: Naming,
  ) {}

  async list(op: Operation, caseId: string, query: HandoverQuery): Promise<HandoverPage> {
    const kase = await visibleCase(op, this.shelf, caseId);
    const page = await handoversOf(op.db, { caseId, only: isStaff(op) ? null : op.actor.id }, query);
    const sources = { keyring: this.keys.current, shelf: this.shelf };
    const allowed = await allowedOnHandovers(op, sources, kase, page.items);
    const items = page.items.map((row) => ({ ...handoverView(row), ...(allowed.get(row.id) ?? NOTHING) }));
    return named(op, { ...page, items });
  }

  /** Names who takes over: an admin, HR or another owner of the account; nobody themselves. */
  async name(op: Operation, id: string, successorId: string): Promise<NamedHandoverView> {
    const { handover, kase, owners } = await holdHandover(op, this.keys.current, this.shelf, id);
    const successor = await this.candidate(op, successorId);
    op.refuse(
      refusalToName({
        actor: { id: op.actor.id, isStaff: holds(op.actor, 'admin', 'hr'), isHr: holds(op.actor, 'hr') },
        leaverId: kase.personId,
        hidden: this.shelf.isHidden(kase.scenario),
        successor,
        owners: ownersBeside(owners, kase.personId),
        accepted: handover.acceptedAt !== null,
        today: day(op.now),
      }),
    );
    op.expect(handover);
    const warnings = (await this.naming.warnings(op, [{ row: handover }], successor)).map((lack) =>
      lackView(lack, successorId),
    );
    if (handover.successorId === successorId) {
      op.unchanged();
      return namedView(handover, warnings);
    }
    const named = { namedBy: op.actor.id, namedAt: iso(op.now), proposal: 'named', replacesId: null };
    Object.assign(handover, { successorId, ...named, version: handover.version + 1 });
    await this.save(op, handover);
    op.record(
      subjectsOf(handover),
      { case: kase.id, account: handover.accountId, successor: successorId, version: handover.version },
      { mark: handoverMark(id) },
    );
    op.announce('handover.named', { handoverId: id, caseId: kase.id, successorId, leaverId: kase.personId });
    return namedView(handover, warnings);
  }

  /**
   * The successor takes over: the leaver's seat becomes theirs in this commit, so that no account is without an owner in
   * between. Who sits in the other seat already moves up; that one then stays empty until somebody is found.
   */
  async accept(op: Operation, id: string): Promise<Handover> {
    const { handover, kase, owners } = await holdHandover(op, this.keys.current, this.shelf, id);
    if (handover.acceptedAt !== null && handover.successorId === op.actor.id) {
      op.unchanged();
      return handover;
    }
    if (handover.successorId !== op.actor.id) throw HandoverFailures.NOT_SUCCESSOR();
    // A seat that moves before the cut tells whoever must not know.
    if (this.shelf.isHidden(kase.scenario) && kase.status === 'open') throw HandoverFailures.CUT_FIRST();
    op.expect(handover);
    await heldPerson(op.db, op.actor.id);
    const successor = await this.candidate(op, op.actor.id);
    if (!isEligible(successor, kase.personId, day(op.now))) throw HandoverFailures.NOT_ELIGIBLE();
    const account = await accountById(op.db, handover.accountId);
    await this.refuseUnready(op, successor, account);
    const seating = seatingAfter(handover, owners, kase.personId, op.actor.id);
    await this.seats.fill(op, account, seating);
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

  /** What a policy asks for, or nobody entitled them to, comes first; who names them is only warned. */
  private async refuseUnready(op: Operation, successor: Candidate, account: Account): Promise<void> {
    const lacks = (await this.proposals.readiness(op, [successor.id])).lacks(successor, account);
    if (lacks.length > 0)
      throw HandoverFailures.NOT_READY({ facts: { missing: lacks.map((lack) => lackView(lack, successor.id)) } });
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
