import { Inject, Injectable } from '@nestjs/common';
import { list, rows, run, sql } from '../database/sql.js';
import { iso } from '../kernel/clock.js';
import { isDay } from '../kernel/zone.js';
import { cutMark } from '../ledger/mark.js';
import type { Operation } from '../operation/operation.js';
import { heldPerson } from '../people/person.queries.js';
import { Catalogue } from '../platforms/catalogue.service.js';
import { Settings } from '../settings/settings.js';
import { caseInSight, refuseToSteer } from './case-steering.js';
import { Absences } from './absences.service.js';
import { Cutting } from './cutting.service.js';
import { endOfAccess, isPast, localDay } from './due.rules.js';
import { OffboardingCase } from './handover.entity.js';
import { HandoverFailures } from './handover.failures.js';
import { publicHolidays } from './holidays.js';
import { PARENT, PERSONAL_REGISTRATION, type TouchedAccount } from './holdings.queries.js';
import { showLastDay } from './last-day.queries.js';
import { groundThen } from './logins.queries.js';
import { plannedTasks } from './plan.js';
import { earliestSafeStart, leadTimesOf } from './preview.rules.js';
import type { Scenario } from './runbook.js';
import { scenarioOf } from './runbook.rules.js';
import { RunbookShelf } from './runbook.service.js';
import { moveTasks } from './task.queries.js';
import { supersededAt } from './staying.js';
import { Failure } from '../kernel/failure.js';

/** A last day moves, or a departure does not take place after all. What has ended stays ended. */
@Injectable()
export class Moving {
  constructor(
    @Inject(RunbookShelf) private readonly shelf: RunbookShelf,
    @Inject(Catalogue) private readonly catalogue: Catalogue,
    @Inject(Cutting) private readonly cutting: Cutting,
    @Inject(Absences) private readonly absences: Absences,
    @Inject(Settings) private readonly settings: Settings,
  ) {}

  /** Recomputes what is still open. A day that is over cuts at once; a later one restores nothing. */
  async move(op: Operation, caseId: string, lastDay: string): Promise<OffboardingCase> {
    const kase = await this.hold(op, caseId);
    if (!isDay(lastDay)) throw HandoverFailures.BAD_LAST_DAY();
    if (kase.lastDay === lastDay) {
      op.unchanged();
      return kase;
    }
    await heldPerson(op.db, kase.personId);
    const scenario = scenarioOf(this.shelf.runbooks, kase.scenario);
    if (scenario instanceof Failure) throw scenario;
    const was = kase.lastDay;
    kase.lastDay = lastDay;
    const moved = await this.reschedule(op, kase);
    kase.cutDueAt = iso(
      endOfAccess(scenario, lastDay, kase.timeZone, this.settings.moveGraceDays, new Date(kase.openedAt)),
    );
    kase.lastDaySetAt = iso(op.now);
    const isOver = isPast(lastDay, kase.timeZone, op.now) && !scenario.cutByHand;
    // A day to come takes back what a day gone by had asked for; an immediate departure was asked for by itself.
    if (!isOver && !scenario.hidden) kase.cutWaitsFor = null;
    kase.version += 1;
    await op.db.save(OffboardingCase, kase);
    const isShown = !scenario.cutByHand && (!scenario.hidden || kase.status === 'cut');
    if (isShown && (await supersededAt(op.db, kase)) === null) await showLastDay(op.db, kase);
    op.record(
      [`case:${kase.id}`, `person:${kase.personId}`],
      { case: kase.id, was, lastDay, tasks: moved },
      { action: 'case.move' },
    );
    return isOver && kase.status === 'open' ? this.cutting.cutNow(op, kase) : kase;
  }

  /** Counts the open tasks again from the same last day: for an admin who corrected the runbooks meanwhile. */
  async recount(op: Operation, caseId: string): Promise<OffboardingCase> {
    const kase = await this.hold(op, caseId);
    const moved = await this.reschedule(op, kase);
    kase.version += 1;
    await op.db.save(OffboardingCase, kase);
    op.record([`case:${kase.id}`, `person:${kase.personId}`], { case: kase.id, tasks: moved });
    return kase;
  }

  /** The person stays. Grants, seats and versions that ended stay so: what is needed again is asked for again. */
  async cancel(op: Operation, caseId: string): Promise<OffboardingCase> {
    const kase = await this.hold(op, caseId);
    if (this.shelf.suspends(kase.scenario) && kase.status === 'open') {
      await this.absences.bringBack(op, kase, localDay(op.now, kase.timeZone));
      return kase;
    }
    const person = await heldPerson(op.db, kase.personId);
    const before = (JSON.parse(kase.frozenList) as { lastDayBefore: string | null }).lastDayBefore;
    const lastDay = before !== null && !isPast(before, kase.timeZone, op.now) ? before : null;
    Object.assign(kase, { status: 'cancelled', cancelledAt: iso(op.now), version: kase.version + 1 });
    await op.db.save(OffboardingCase, kase);
    const isSamePeriod = await this.reopenPeriod(op, kase, lastDay);
    const isUnknown = this.shelf.isHidden(kase.scenario) && kase.cutAt === null;
    if (isSamePeriod && !isUnknown) {
      await run(
        op.db,
        sql`update person set leaving_at = ${null}, cut_at = ${null}, last_day = ${lastDay}, version = version + 1 where id = ${person.id}`,
      );
    }
    op.record(
      [`case:${kase.id}`, `person:${person.id}`],
      { case: kase.id, person: person.id, wasCut: kase.cutAt !== null, ...(isSamePeriod ? { cutAt: null } : {}) },
      { action: 'case.cancel', ...(isSamePeriod ? { mark: cutMark(person.id) } : {}) },
    );
    op.announce('case.cancelled', { caseId: kase.id, leaverId: person.id, hidden: this.shelf.isHidden(kase.scenario) });
    return kase;
  }

  private async hold(op: Operation, caseId: string): Promise<OffboardingCase> {
    const kase = await caseInSight(op, this.shelf, caseId);
    await refuseToSteer(op, kase);
    op.expect(kase);
    return kase;
  }

  /** Somebody hired again meanwhile keeps their new period as it is. */
  private async reopenPeriod(op: Operation, kase: OffboardingCase, lastDay: string | null): Promise<boolean> {
    const [later] = await rows(
      op.db,
      sql`select n.id from employment_period n join employment_period o on o.id = ${kase.periodId}
          where n.person_id = ${kase.personId} and n.start_date > o.start_date limit 1`,
    );
    if (later) return false;
    await run(
      op.db,
      sql`update employment_period set ended_at = ${null}, last_day = ${lastDay} where id = ${kase.periodId}`,
    );
    return true;
  }

  /** New due dates, and whose they are by the runbook of now, for the tasks nobody has finished; answers how many. */
  private async reschedule(op: Operation, kase: OffboardingCase): Promise<number> {
    const scenario = scenarioOf(this.shelf.runbooks, kase.scenario);
    if (scenario instanceof Failure) throw scenario;
    const { platforms } = await this.catalogue.all(op.db);
    const accounts = await rows<TouchedAccount>(
      op.db,
      sql`select distinct a.id, a.platform, a.status, a.access_model as "accessModel", ${PERSONAL_REGISTRATION}, ${PARENT} from task t join account a on a.id = t.account_id
          where t.case_id = ${kase.id}`,
    );
    const { lastDay, timeZone, country } = kase;
    const holidays = await publicHolidays(country, [kase.openedAt.slice(0, 10), iso(op.now).slice(0, 10), lastDay]);
    const leadTimes = leadTimesOf(
      { accounts: new Map(accounts.map((account) => [account.id, account])) },
      (id) => platforms.get(id)?.leadDays ?? 0,
    );
    kase.latestSafeStart = earliestSafeStart(lastDay, leadTimes);
    const planned = plannedTasks(accounts, {
      scenario,
      runbooks: this.shelf.runbooks,
      facts: { openedAt: new Date(kase.openedAt), now: op.now, lastDay, timeZone, holidays },
      handed: new Set(accounts.map((account) => account.id)),
      overlays: await this.joined(op, kase.id),
      platforms,
      ground: await groundThen(op.db, kase.id, {
        accounts,
        perConnection: this.shelf.codes((step) => step.per === 'connection'),
      }),
    });
    return moveTasks(
      op.db,
      kase.id,
      planned.map(({ template: { id, who }, accountId, dueAt }) => ({ code: id, accountId, who, dueAt: iso(dueAt) })),
    );
  }

  /** What joined the case at its opening, read from the steps it brought: the register may say something else by now. */
  private async joined(op: Operation, caseId: string): Promise<Map<string, Scenario[]>> {
    const overlays = [...this.shelf.runbooks.scenarios.values()].filter((scenario) => scenario.overlay !== null);
    const brought = new Map(overlays.flatMap((overlay) => overlay.add.map((step) => [step.id, overlay] as const)));
    const found = await rows<{ accountId: string; code: string }>(
      op.db,
      sql`select account_id as "accountId", code from task
          where case_id = ${caseId} and account_id is not null and code in ${list([...brought.keys()])}`,
    );
    const joined = new Map<string, Scenario[]>();
    for (const { accountId, code } of found) {
      const overlay = brought.get(code) as Scenario;
      const known = joined.get(accountId) ?? [];
      if (!known.includes(overlay)) joined.set(accountId, [...known, overlay]);
    }
    return joined;
  }
}
