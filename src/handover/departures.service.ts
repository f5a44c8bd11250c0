import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { rows, sql } from '../database/sql.js';
import { Failure } from '../kernel/failure.js';
import type { Operation } from '../operation/operation.js';
import type { Person } from '../people/person.entity.js';
import { personByEmail } from '../people/person.queries.js';
import { PeopleFailures } from '../people/people.failures.js';
import { refusalToOpen } from './case.rules.js';
import { foreseen, type AnnouncedDeparture, type Foreseen, type KnownCase } from './departure.rules.js';
import { HandoverFailures } from './handover.failures.js';
import { countryOf } from './holidays.js';
import { Moving } from './moving.service.js';
import { CaseOpening } from './opening.service.js';
import type { Scenario } from './runbook.js';
import { scenarioOf } from './runbook.rules.js';
import { RunbookShelf } from './runbook.service.js';

/** What an announced departure came to. */
export interface Taken {
  caseId: string;
  status: 'opened' | 'moved' | 'cancelled' | 'unchanged';
}

/** Departures as another system tells of them: by mail address, over and over, in any order. */
@Injectable()
export class Departures {
  constructor(
    @Inject(RunbookShelf) private readonly shelf: RunbookShelf,
    @Inject(CaseOpening) private readonly opening: CaseOpening,
    @Inject(Moving) private readonly moving: Moving,
  ) {}

  /** What would be done about it, nothing written. Throws what the opening of a case throws before it looks at what hangs on the person. */
  async foresee(op: Operation, departure: AnnouncedDeparture): Promise<Foreseen & { person: Person }> {
    const person = await personByEmail(op.db, departure.workEmail);
    if (!person) throw PeopleFailures.UNKNOWN();
    const scenario = this.scenario(departure.scenario);
    await this.check(op, person, scenario, departure);
    return { person, ...foreseen(departure, await casesOf(op.db, person.id), person, scenario, op.now) };
  }

  /** Opens the case or moves its last day; the same again changes nothing. */
  async take(op: Operation, departure: AnnouncedDeparture): Promise<Taken> {
    const { person, does, caseId } = await this.foresee(op, departure);
    op.about(`person:${person.id}`);
    if (does === 'nothing') return untouched(op, caseId as string);
    if (does === 'move') {
      await this.moving.move(op, caseId as string, departure.lastDay);
      return { caseId: caseId as string, status: 'moved' };
    }
    const { scenario, lastDay, timeZone, country, cut } = departure;
    const asked = { personId: person.id, scenario, lastDay, cut: cut ?? false };
    const kase = await this.opening.open(op, {
      ...asked,
      ...(timeZone ? { timeZone } : {}),
      ...(country ? { country } : {}),
    });
    return { caseId: kase.id, status: 'opened' };
  }

  /** The last day of the case that is open moves. Throws `handover.unknown_case` where there is none. */
  async move(op: Operation, workEmail: string, lastDay: string): Promise<Taken> {
    const { kase, person } = await this.open(op, workEmail);
    op.about(`person:${person.id}`);
    if (kase.lastDay === lastDay) return untouched(op, kase.id);
    await this.moving.move(op, kase.id, lastDay);
    return { caseId: kase.id, status: 'moved' };
  }

  async cancel(op: Operation, workEmail: string): Promise<Taken> {
    const { kase, person } = await this.open(op, workEmail);
    op.about(`person:${person.id}`);
    await this.moving.cancel(op, kase.id);
    return { caseId: kase.id, status: 'cancelled' };
  }

  /** The person's open case and what its scenario is. */
  async open(op: Operation, workEmail: string): Promise<{ kase: KnownCase; person: Person; scenario: Scenario }> {
    const person = await personByEmail(op.db, workEmail);
    if (!person) throw PeopleFailures.UNKNOWN();
    const kase = (await casesOf(op.db, person.id)).find(({ status }) => status === 'open' || status === 'cut');
    if (!kase) throw HandoverFailures.UNKNOWN_CASE();
    return { kase, person, scenario: this.scenario(kase.scenario) };
  }

  scenario(id: string): Scenario {
    const scenario = scenarioOf(this.shelf.runbooks, id);
    if (scenario instanceof Failure) throw scenario;
    return scenario;
  }

  private async check(op: Operation, person: Person, scenario: Scenario, departure: AnnouncedDeparture): Promise<void> {
    const { lastDay, timeZone = person.timeZone, cut = false } = departure;
    const country = departure.country === undefined ? undefined : await countryOf(departure.country);
    op.refuse(refusalToOpen({ actorId: op.actor.id, personId: person.id, scenario, lastDay, timeZone, country, cut }));
  }
}

function untouched(op: Operation, caseId: string): Taken {
  op.unchanged();
  return { caseId, status: 'unchanged' };
}

/** Newest first. */
const casesOf = (db: EntityManager, personId: string): Promise<KnownCase[]> =>
  rows(
    db,
    sql`select id, scenario, last_day as "lastDay", time_zone as "timeZone", status from offboarding_case
        where person_id = ${personId} order by id desc`,
  );
