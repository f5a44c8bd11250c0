import { Inject, Injectable } from '@nestjs/common';
import { BreakGlassRights } from '../access/break-glass-rights.service.js';
import { Delegations } from '../access/delegations.service.js';
import { Grants } from '../access/grants.service.js';
import { Requests } from '../access/requests.service.js';
import { Seats } from '../accounts/seats.service.js';
import { Members } from '../groups/members.service.js';
import { iso } from '../kernel/clock.js';
import { cutMark } from '../ledger/mark.js';
import { Expiries } from '../onboarding/expiries.service.js';
import type { Operation } from '../operation/operation.js';
import { Standing } from '../people/standing.service.js';
import { CheckOuts } from '../vault/check-out.service.js';
import { caseInSight, refuseToSteer } from './case-steering.js';
import { Absences } from './absences.service.js';
import { showLastDay } from './last-day.queries.js';
import { OffboardingCase } from './handover.entity.js';
import { CutWatch } from './cut-watch.js';
import { HandoverFailures } from './handover.failures.js';
import { MoveEnds } from './move-ends.js';
import { RunbookShelf } from './runbook.service.js';
import { supersededAt } from './staying.js';
import { Successions } from './succession.service.js';

/** Ends everything a leaver has, in one transaction: whoever looks after its commit finds nothing of theirs alive. */
@Injectable()
export class Cutting {
  constructor(
    @Inject(Standing) private readonly standing: Standing,
    @Inject(Grants) private readonly grants: Grants,
    @Inject(Members) private readonly members: Members,
    @Inject(Requests) private readonly requests: Requests,
    @Inject(BreakGlassRights) private readonly breakGlass: BreakGlassRights,
    @Inject(Expiries) private readonly accountRequests: Expiries,
    @Inject(Delegations) private readonly delegations: Delegations,
    @Inject(CheckOuts) private readonly checkOuts: CheckOuts,
    @Inject(Seats) private readonly seats: Seats,
    @Inject(Successions) private readonly successions: Successions,
    @Inject(RunbookShelf) private readonly shelf: RunbookShelf,
    @Inject(CutWatch) private readonly cutWatch: CutWatch,
    @Inject(Absences) private readonly absences: Absences,
    @Inject(MoveEnds) private readonly moveEnds: MoveEnds,
  ) {}

  /** Throws `handover.unknown_case`, `own_case`, `case_over`, `last_admin`. A case already cut stays as it is. */
  async cut(op: Operation, caseId: string): Promise<OffboardingCase> {
    const kase = await caseInSight(op, this.shelf, caseId);
    op.about(`person:${kase.personId}`);
    await refuseToSteer(op, kase);
    if (kase.status === 'cut') {
      op.unchanged();
      return kase;
    }
    op.expect(kase);
    return this.cutNow(op, kase);
  }

  /** Hired again meanwhile: the old period ended with nothing alive, and what is theirs now belongs to the new one. */
  private async superseded(op: Operation, kase: OffboardingCase, since: string): Promise<OffboardingCase> {
    Object.assign(kase, { status: 'cut', cutAt: since, cutBy: op.actor.id, version: kase.version + 1 });
    await op.db.save(OffboardingCase, kase);
    const details = { case: kase.id, person: kase.personId, cutAt: since, superseded: true };
    op.record([`case:${kase.id}`, `person:${kase.personId}`], details, { action: 'case.cut' });
    return kase;
  }

  /** The cut itself, for whoever holds the case already; the case comes back open where it waits for a second person. */
  async cutNow(op: Operation, kase: OffboardingCase): Promise<OffboardingCase> {
    if (this.shelf.confirmsKept(kase.scenario)) return this.moveEnds.endNow(op, kase);
    const since = await supersededAt(op.db, kase);
    if (since !== null) return this.superseded(op, kase, since);
    const lastAdmin = await this.standing.refusalToLose(op, kase.personId);
    if (lastAdmin) throw HandoverFailures.LAST_ADMIN();
    const kind = await this.cutWatch.allow(op, kase);
    if (kind === null) return kase;
    if (this.shelf.suspends(kase.scenario)) await this.absences.becomeDeparture(op, kase.personId);
    const ended = await this.endAccess(op, kase.personId);
    const hidden = this.shelf.isHidden(kase.scenario);
    if (hidden) await showLastDay(op.db, kase);
    await this.successions.leave(op, kase.personId);
    const cut = { status: 'cut', cutAt: iso(op.now), cutBy: op.actor.id, cutKind: kind, cutWaitsFor: null };
    Object.assign(kase, cut, { version: kase.version + 1 });
    await op.db.save(OffboardingCase, kase);
    if (hidden) await this.successions.fill(op, kase.id);
    const { cutAt, cutAskedBy: askedBy, personId: person } = kase;
    op.record(
      [`case:${kase.id}`, `person:${person}`],
      { case: kase.id, person, cutAt, kind, askedBy, ...ended },
      { action: 'case.cut', mark: cutMark(person) },
    );
    op.announce('case.cut', { caseId: kase.id, leaverId: person, hidden });
    return kase;
  }

  /** Everything that is anything: what it was, for the log. */
  private async endAccess(op: Operation, personId: string): Promise<Record<string, unknown>> {
    const { rolesEnded } = await this.standing.cut(op, personId);
    const grants = await this.grants.endAllOf(op, personId, 'cut');
    await this.members.leaveAll(op, personId);
    const delegations = await this.delegations.endAllOf(op, personId);
    const requests = await this.requests.endPendingOf(op, personId);
    await this.checkOuts.endAllOf(op, personId);
    const emergencies = await this.breakGlass.endAllOf(op, personId);
    const accountRequests = await this.accountRequests.endPendingOf(op, personId);
    // An owner seat of an active account waits for a successor: it opens nothing, because whoever was cut releases nothing.
    const { ended, kept } = await this.seats.endAllOf(op, personId);
    const counts = { grants: grants.length, requests: requests.length, delegations, emergencies, accountRequests };
    return { roles: rolesEnded, ...counts, seats: ended.length, seatsKept: kept.length };
  }
}
