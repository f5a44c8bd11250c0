import { Inject, Injectable } from '@nestjs/common';
import { ActingOwners } from '../access/acting-owners.service.js';
import { PersonAccess, type Resumed } from '../access/person-access.service.js';
import { suspendedPeople } from '../access/weighing.js';
import { run, sql } from '../database/sql.js';
import { day, iso } from '../kernel/clock.js';
import { isDay } from '../kernel/zone.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { cutMark } from '../ledger/mark.js';
import { holds } from '../operation/actor.js';
import type { Operation } from '../operation/operation.js';
import { heldPerson, rolesOf } from '../people/person.queries.js';
import { SignInWatch } from '../people/sign-in-watch.js';
import { CheckOuts } from '../vault/check-out.service.js';
import { caseInSight, refuseToSteer } from './case-steering.js';
import { absenceAfter, absenceDuring } from './absence.rules.js';
import { localDay, startOfDay } from './due.rules.js';
import { OffboardingCase } from './handover.entity.js';
import { HandoverFailures } from './handover.failures.js';
import { RunbookShelf } from './runbook.service.js';

const NOTHING: Resumed = { issued: [], refused: [] };

/** A long absence: what a person has rests while they are away and comes back with them. Dates are kept, never a reason. */
@Injectable()
export class Absences {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(SignInWatch) private readonly watch: SignInWatch,
    @Inject(PersonAccess) private readonly access: PersonAccess,
    @Inject(ActingOwners) private readonly acting: ActingOwners,
    @Inject(CheckOuts) private readonly checkOuts: CheckOuts,
    @Inject(RunbookShelf) private readonly shelf: RunbookShelf,
  ) {}

  /** Grants are suspended and nobody signs in as the person any more; seats and roles stay. The caller holds the person. */
  async begin(op: Operation, { personId, lastDay }: OffboardingCase): Promise<void> {
    const at = iso(op.now);
    const person = await heldPerson(op.db, personId);
    const { from, until } = absenceDuring(person, lastDay, day(op.now));
    await run(
      op.db,
      sql`update person set away_at = ${at}, absence_from = ${from}, absence_until = ${until}, version = version + 1 where id = ${personId}`,
    );
    await this.watch.endSessions(op.db, personId, 'away', op.now);
    await this.watch.endLinks(op.db, personId, op.now);
    await this.checkOuts.endAllOf(op, personId);
    const isSuspended = (await suspendedPeople(op, [personId])).has(personId);
    if (!isSuspended) await this.access.suspend(op, personId);
    // The log keeps them out too, whatever somebody writes into the table.
    op.record(`person:${personId}`, { awayAt: at, cutAt: at }, { action: 'case.open', mark: cutMark(personId) });
  }

  /**
   * Ends the absence on `on` (`YYYY-MM-DD` where the person is): at once, or when that day begins. Whoever is not an admin
   * opens the door and gives nothing back: what was suspended waits for one. Throws `handover.not_away`.
   */
  async return(op: Operation, caseId: string, on: string): Promise<{ kase: OffboardingCase; resumed: Resumed }> {
    const kase = await caseInSight(op, this.shelf, caseId);
    await refuseToSteer(op, kase);
    if (!this.shelf.suspends(kase.scenario) || kase.status !== 'open') throw HandoverFailures.NOT_AWAY();
    if (!isDay(on)) throw HandoverFailures.BAD_DAY();
    op.expect(kase);
    if (on <= localDay(op.now, kase.timeZone)) return { kase, resumed: await this.bringBack(op, kase, on) };
    Object.assign(kase, { returnsOn: on, returnsAt: iso(startOfDay(on, kase.timeZone)), version: kase.version + 1 });
    await op.db.save(OffboardingCase, kase);
    op.record(
      [`case:${kase.id}`, `person:${kase.personId}`],
      { case: kase.id, returnsOn: on },
      { action: 'case.return' },
    );
    return { kase, resumed: NOTHING };
  }

  /** For whoever holds the case already. The case is over: nobody left. */
  async bringBack(op: Operation, kase: OffboardingCase, on: string): Promise<Resumed> {
    const { personId } = kase;
    const acted = await this.acting.endAllFor(op, personId);
    const person = await heldPerson(op.db, personId);
    const { from, until } = absenceAfter(person, on);
    await run(
      op.db,
      sql`update person set away_at = ${null}, absence_from = ${from}, absence_until = ${until}, version = version + 1 where id = ${personId}`,
    );
    Object.assign(kase, { status: 'cancelled', cancelledAt: iso(op.now), returnedOn: on, version: kase.version + 1 });
    await op.db.save(OffboardingCase, kase);
    op.record(
      [`case:${kase.id}`, `person:${personId}`],
      { case: kase.id, person: personId, returnedOn: on, acted, awayAt: null, cutAt: null },
      { action: 'case.cancel', mark: cutMark(personId) },
    );
    const isSuspended = (await suspendedPeople(op, [personId])).has(personId);
    const resumed = isSuspended && (await this.mayResume(op)) ? await this.access.resume(op, personId) : NOTHING;
    op.announce('case.returned', { caseId: kase.id, leaverId: personId, waits: isSuspended && resumed === NOTHING });
    return resumed;
  }

  /** Nobody comes back: the suspension has served, everything ends with the cut that follows. */
  async becomeDeparture(op: Operation, personId: string): Promise<void> {
    await heldPerson(op.db, personId);
    await run(op.db, sql`update person set away_at = ${null} where id = ${personId}`);
    await run(
      op.db,
      sql`update access_suspension set ended_at = ${iso(op.now)}, ended_by = ${op.actor.id} where person_id = ${personId} and ended_at is null`,
    );
  }

  /** As for the act itself: an admin by now, who is neither HR nor an auditor. */
  private async mayResume(op: Operation): Promise<boolean> {
    if (!holds(op.actor, 'admin') || holds(op.actor, 'hr', 'auditor')) return false;
    const roles = await rolesOf(op.db, this.keys.current, op.actor.id);
    return roles.includes('admin') && !roles.includes('hr') && !roles.includes('auditor');
  }
}
