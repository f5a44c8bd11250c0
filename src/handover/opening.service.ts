import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { insertRows } from '../database/sql.js';
import { day, iso } from '../kernel/clock.js';
import { Failure } from '../kernel/failure.js';
import { newId } from '../kernel/ids.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { Operation } from '../operation/operation.js';
import type { EmploymentPeriod, Person } from '../people/person.entity.js';
import { heldPerson } from '../people/person.queries.js';
import { SignInWatch } from '../people/sign-in-watch.js';
import { Settings } from '../settings/settings.js';
import { Catalogue } from '../platforms/catalogue.service.js';
import { Absences } from './absences.service.js';
import { Arrivals, wasHereBefore } from './arrivals.js';
import type { OpenCase } from './case.dto.js';
import { openCaseOf, periodOf } from './case.queries.js';
import { refusalToOpen } from './case.rules.js';
import { Cutting } from './cutting.service.js';
import { endOfAccess, isPast } from './due.rules.js';
import { OffboardingCase } from './handover.entity.js';
import { HandoverFailures } from './handover.failures.js';
import type { Holdings } from './holdings.js';
import type { TouchedAccount } from './holdings.queries.js';
import { countryOf, countryOfLocale, publicHolidays } from './holidays.js';
import { groundOf } from './logins.queries.js';
import { showLastDay, stopGrowth } from './last-day.queries.js';
import { isLastStayingAdmin } from './last-admin.js';
import {
  frozenListOf,
  overlaysOf,
  plannedHandovers,
  plannedTasks,
  TASK_COLUMNS,
  taskRecords,
  type TaskPlan,
} from './plan.js';
import { earliestSafeStart } from './preview.rules.js';
import { DeparturePreviews } from './preview.service.js';
import type { Scenario } from './runbook.js';
import { scenarioOf, withoutSharedSteps } from './runbook.rules.js';
import { RunbookShelf } from './runbook.service.js';
import { Successions } from './succession.service.js';

/** Opens a case: freezes what hangs on the person, plans who takes over and what is to be done, and lets no right grow. */
@Injectable()
export class CaseOpening {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(SignInWatch) private readonly watch: SignInWatch,
    @Inject(DeparturePreviews) private readonly previews: DeparturePreviews,
    @Inject(Catalogue) private readonly catalogue: Catalogue,
    @Inject(RunbookShelf) private readonly shelf: RunbookShelf,
    @Inject(Successions) private readonly successions: Successions,
    @Inject(Cutting) private readonly cutting: Cutting,
    @Inject(Absences) private readonly absences: Absences,
    @Inject(Arrivals) private readonly arrivals: Arrivals,
    @Inject(Settings) private readonly settings: Settings,
  ) {}

  /**
   * Throws `handover.already_open` (409, with `caseId`), `own_case`, `last_admin`, `unknown_scenario`, `not_employed`. The
   * person's row is locked first, so that of two requests at once one finds the case of the other.
   */
  async open(op: Operation, input: OpenCase, { withoutShared = false } = {}): Promise<OffboardingCase> {
    op.about(`person:${input.personId}`);
    await this.shelf.refresh(op.db);
    const scenario = scenarioOf(this.shelf.runbooks, input.scenario);
    if (scenario instanceof Failure) throw scenario;
    this.shelf.withholdReason(op, scenario.id);
    const { lastDay } = input;
    const person = scenario.arrives
      ? await this.arrivals.begin(op, input.personId, lastDay)
      : await heldPerson(op.db, input.personId);
    const [timeZone, cut] = [input.timeZone ?? person.timeZone, input.cut ?? false];
    const country = typeof input.country === 'string' ? await countryOf(input.country) : undefined;
    op.refuse(refusalToOpen({ actorId: op.actor.id, personId: person.id, scenario, lastDay, timeZone, country, cut }));
    const period = await this.freePeriod(op, person);
    if (await isLastStayingAdmin(op, this.keys.current, this.watch, person.id)) throw HandoverFailures.LAST_ADMIN();
    const kase = await this.write(op, person, period, {
      scenario: withoutShared ? withoutSharedSteps(scenario) : scenario,
      lastDay,
      timeZone,
      country: country ?? (await countryOfLocale(person.locale)),
    });
    const isOver = isPast(lastDay, timeZone, op.now) && !scenario.cutByHand;
    return cut || isOver ? this.cutting.cutNow(op, kase) : kase;
  }

  private async freePeriod(op: Operation, person: Person): Promise<EmploymentPeriod> {
    const period = await periodOf(op.db, person, op.now);
    const open = await openCaseOf(op.db, person.id, period.id);
    if (open) throw HandoverFailures.ALREADY_OPEN({ facts: { caseId: open.id } });
    if (period.endedAt !== null) throw HandoverFailures.NOT_EMPLOYED();
    return period;
  }

  private async write(op: Operation, person: Person, period: EmploymentPeriod, asked: Asked): Promise<OffboardingCase> {
    const { holdings, leadTimes } = await this.previews.holdings(op, person);
    const frozenList = frozenListOf(holdings, { personId: person.id, at: iso(op.now), lastDayBefore: person.lastDay });
    const kase = caseRow(op, person, period, asked, {
      frozenList,
      frozenHash: createHash('sha256').update(frozenList).digest('base64'),
      latestSafeStart: earliestSafeStart(asked.lastDay, leadTimes),
      cutDueAt: endOfAccess(asked.scenario, asked.lastDay, asked.timeZone, this.settings.moveGraceDays, op.now),
    });
    await op.db.insert(OffboardingCase, kase);
    const planned = await this.plan(op, kase, person, asked.scenario, holdings);
    await this.stop(op, kase, asked.scenario);
    const { id, scenario, lastDay, timeZone, country, frozenHash } = kase;
    const details = {
      case: id,
      person: person.id,
      scenario,
      lastDay,
      timeZone,
      country,
      frozenHash,
      ...planned,
    };
    op.record([`case:${id}`, `person:${person.id}`], details, { action: 'case.open' });
    op.announce('case.opened', { caseId: id, leaverId: person.id, hidden: asked.scenario.hidden });
    return kase;
  }

  /** Who takes over what, and what is to be done; answers how many of each. */
  private async plan(
    op: Operation,
    kase: OffboardingCase,
    person: Person,
    scenario: Scenario,
    holdings: Holdings,
  ): Promise<{ handovers: number; tasks: number }> {
    const { platforms } = await this.catalogue.all(op.db);
    const { accounts, ground } = await groundOf(op.db, [...holdings.accounts.values()], platforms);
    const handovers = scenario.arrives ? [] : plannedHandovers(holdings, ground.logins);
    const about = { leaverId: person.id, managerId: person.managerId, quiet: scenario.hidden };
    await this.successions.plan(op, kase.id, handovers, about);
    const tasks = await this.writeTasks(op, kase, accounts, {
      ...{ scenario, runbooks: this.shelf.runbooks, platforms, ground },
      handed: new Set(handovers.map((handover) => handover.accountId)),
      overlays: overlaysOf(this.shelf.runbooks, holdings),
    });
    return { handovers: handovers.length, tasks };
  }

  /** Rights of whoever goes no longer grow; those of whoever is away rest. */
  private async stop(op: Operation, kase: OffboardingCase, scenario: Scenario): Promise<void> {
    // A hidden departure changes nothing before its cut: a last day, a refusal, a list they vanish from would tell them.
    if (scenario.hidden || (scenario.cutByHand && !scenario.suspends)) return;
    if (scenario.suspends) await this.absences.begin(op, kase);
    else {
      await stopGrowth(op.db, kase.personId, iso(op.now));
      await showLastDay(op.db, kase);
    }
    await this.successions.leave(op, kase.personId);
  }

  private async writeTasks(
    op: Operation,
    kase: OffboardingCase,
    accounts: readonly TouchedAccount[],
    plan: Omit<TaskPlan, 'facts'>,
  ): Promise<number> {
    const { lastDay, timeZone, country } = kase;
    const holidays = await publicHolidays(country, [day(op.now), lastDay]);
    const facts = { openedAt: op.now, now: op.now, lastDay, timeZone, holidays };
    const tasks = plannedTasks(plan.scenario.arrives ? [] : accounts, { ...plan, facts });
    await insertRows(
      op.db,
      'task',
      TASK_COLUMNS,
      taskRecords(kase.id, tasks, {
        by: op.actor.id,
        at: iso(op.now),
        stopsGrowth: !(plan.scenario.cutByHand || plan.scenario.hidden) || plan.scenario.suspends,
        cameBack: await wasHereBefore(op.db, kase.personId),
      }),
    );
    return tasks.length;
  }
}

interface Asked {
  scenario: Scenario;
  lastDay: string;
  timeZone: string;
  country: string | null;
}

function caseRow(
  op: Operation,
  person: Person,
  period: EmploymentPeriod,
  { scenario, lastDay, timeZone, country }: Asked,
  { cutDueAt, ...frozen }: Pick<OffboardingCase, 'frozenList' | 'frozenHash' | 'latestSafeStart'> & { cutDueAt: Date },
): OffboardingCase {
  return {
    ...frozen,
    id: newId(),
    personId: person.id,
    periodId: period.id,
    scenario: scenario.id,
    lastDay,
    timeZone,
    country,
    reason: op.reason ?? '',
    status: 'open',
    openedBy: op.actor.id,
    openedAt: iso(op.now),
    cutDueAt: iso(cutDueAt),
    cutAt: null,
    cutBy: null,
    ...{ cutKind: null, cutWaitsFor: null, cutAskedBy: null, cutAskedAt: null, lastDaySetAt: iso(op.now) },
    closedAt: null,
    closedBy: null,
    cancelledAt: null,
    agencyDepartureId: null,
    returnsOn: null,
    returnsAt: null,
    returnedOn: null,
    certificate: null,
    signature: null,
    closeEntry: null,
    version: 1,
  };
}
