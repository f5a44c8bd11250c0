import { Inject, Injectable } from '@nestjs/common';
import { one, run, sql } from '../database/sql.js';
import { day, iso } from '../kernel/clock.js';
import { Failure } from '../kernel/failure.js';
import { newId } from '../kernel/ids.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { Operation } from '../operation/operation.js';
import type { ListQuery } from '../operation/page.dto.js';
import { Organisation } from '../people/organisation.entity.js';
import { heldOrganisation, peopleOf } from '../people/organisation.queries.js';
import { Catalogue } from '../platforms/catalogue.service.js';
import type { OffboardOrganisation } from './agency.dto.js';
import { AgencyDeparture } from './agency.entity.js';
import { assetsIn, casesIn, departuresPage, heldDeparture, peopleIn } from './agency.queries.js';
import {
  departureSummary,
  type AgencyAssetView,
  type AgencyDeparturePage,
  type AgencyDepartureView,
} from './agency.view.js';
import { allowedOnAgency } from './allowed.rules.js';
import { heldCase, openCaseOf, periodOf } from './case.queries.js';
import { Closing } from './closing.service.js';
import { conditionsOf } from './conditions.js';
import { Cutting } from './cutting.service.js';
import { HandoverFailures } from './handover.failures.js';
import { CaseOpening } from './opening.service.js';
import { scenarioOf } from './runbook.rules.js';
import { RunbookShelf } from './runbook.service.js';
import { heldPerson } from '../people/person.queries.js';
import { named } from './names.js';

/** Nobody of ours may own it yet. */
const isClaimed = ({ leadDays, removableFrom }: AgencyAssetView, today: string): boolean =>
  leadDays > 0 && (removableFrom === null || removableFrom > today);

/** An outside organisation leaves: one act for all its people, each with a case of their own. */
@Injectable()
export class AgencyDepartures {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(RunbookShelf) private readonly shelf: RunbookShelf,
    @Inject(Catalogue) private readonly catalogue: Catalogue,
    @Inject(CaseOpening) private readonly opening: CaseOpening,
    @Inject(Cutting) private readonly cutting: Cutting,
    @Inject(Closing) private readonly closing: Closing,
  ) {}

  /** Throws `handover.organisation_leaving` (409, with `departureId`), `own_case`, `nobody_there`, `not_for_organisations`. */
  async open(op: Operation, organisationId: string, input: OffboardOrganisation): Promise<AgencyDepartureView> {
    op.about(`organisation:${organisationId}`);
    const organisation = await heldOrganisation(op.db, organisationId);
    const scenario = scenarioOf(this.shelf.runbooks, input.scenario);
    if (scenario instanceof Failure) throw scenario;
    if (!scenario.forOrganisation) throw HandoverFailures.NOT_FOR_ORGANISATIONS();
    const open = await one<{ id: string }>(
      op.db,
      sql`select id from agency_departure where organisation_id = ${organisationId} and closed_at is null`,
    );
    if (open) throw HandoverFailures.ORGANISATION_LEAVING({ facts: { departureId: open.id } });
    const people = await peopleOf(op.db, organisation.nameKey, day(op.now));
    if (people.some((person) => person.id === op.actor.id)) throw HandoverFailures.OWN_CASE();
    if (people.length === 0) throw HandoverFailures.NOBODY_THERE();
    const { lastDay } = input;
    const departure = op.db.create(AgencyDeparture, {
      ...{ id: newId(), organisationId, scenario: scenario.id, lastDay, reason: op.reason ?? '' },
      ...{ openedBy: op.actor.id, openedAt: iso(op.now), cutAt: null, cutBy: null, closedAt: null, closedBy: null },
      version: 1,
    });
    await op.db.insert(AgencyDeparture, departure);
    const known = op.subjects.length;
    for (const [at, { id }] of people.entries()) {
      await this.openFor(op, id, departure, at === 0);
      // What is noted about one of them is not filed under the next.
      op.subjects.splice(known);
    }
    const details = { departure: departure.id, scenario: scenario.id, lastDay, people: people.length };
    op.record([`organisation:${organisationId}`, `departure:${departure.id}`], details, { action: 'agency.open' });
    return this.view(op, departure);
  }

  async list(op: Operation, query: ListQuery): Promise<AgencyDeparturePage> {
    const page = await departuresPage(op.db, query);
    return { ...page, items: page.items.map(departureSummary) };
  }

  async show(op: Operation, id: string): Promise<AgencyDepartureView> {
    const departure = await op.db.findOneBy(AgencyDeparture, { id });
    if (!departure) throw HandoverFailures.UNKNOWN_DEPARTURE();
    return this.view(op, departure);
  }

  /** Throws `handover.claim_pending` (422, with the accounts and the days) before somebody of ours may own what is theirs. */
  async cut(op: Operation, id: string): Promise<AgencyDepartureView> {
    const departure = await this.hold(op, id);
    const waiting = (await this.view(op, departure)).assets.filter((asset) => isClaimed(asset, day(op.now)));
    if (waiting.length > 0) {
      const accounts = waiting.map(({ accountId, removableFrom }) => ({ accountId, removableFrom }));
      throw HandoverFailures.CLAIM_PENDING({ facts: { accounts } });
    }
    const open = (await casesIn(op.db, id)).filter((kase) => kase.status === 'open');
    for (const { id: caseId } of open) await this.cutting.cutNow(op, await heldCase(op.db, caseId));
    Object.assign(departure, { cutAt: iso(op.now), cutBy: op.actor.id, version: departure.version + 1 });
    await op.db.save(AgencyDeparture, departure);
    op.record(`departure:${id}`, { departure: id, cases: open.length }, { action: 'agency.cut' });
    return this.view(op, departure);
  }

  /** Throws `handover.conditions_open` (422) with the conditions of all of them. */
  async close(op: Operation, id: string): Promise<AgencyDepartureView> {
    const departure = await this.hold(op, id);
    const cases = (await casesIn(op.db, id)).filter(({ status }) => status === 'open' || status === 'cut');
    const openConditions = [];
    for (const { id: caseId } of cases) {
      const kase = await heldCase(op.db, caseId);
      const { open } = await conditionsOf(op.db, this.keys.current, this.shelf, kase, iso(op.now));
      openConditions.push(...open.map((condition) => ({ caseId, ...condition })));
    }
    if (openConditions.length > 0) throw HandoverFailures.CONDITIONS_OPEN({ facts: { openConditions } });
    const known = op.subjects.length;
    for (const { id: caseId } of cases) {
      await this.closing.closeHeld(op, await heldCase(op.db, caseId));
      op.subjects.splice(known);
    }
    Object.assign(departure, { closedAt: iso(op.now), closedBy: op.actor.id, version: departure.version + 1 });
    await op.db.save(AgencyDeparture, departure);
    op.record(`departure:${id}`, { departure: id, cases: cases.length }, { action: 'agency.close' });
    return this.view(op, departure);
  }

  /** Whoever has a case of their own already comes with it. */
  private async openFor(op: Operation, personId: string, departure: AgencyDeparture, leads: boolean): Promise<void> {
    const person = await heldPerson(op.db, personId);
    const known = await openCaseOf(op.db, personId, (await periodOf(op.db, person, op.now)).id);
    const { scenario, lastDay } = departure;
    const id =
      known?.id ?? (await this.opening.open(op, { personId, scenario, lastDay }, { withoutShared: !leads })).id;
    await run(op.db, sql`update offboarding_case set agency_departure_id = ${departure.id} where id = ${id}`);
  }

  private async hold(op: Operation, id: string): Promise<AgencyDeparture> {
    op.about(`departure:${id}`);
    const departure = await heldDeparture(op.db, id);
    op.about(`organisation:${departure.organisationId}`);
    if (departure.closedAt !== null) throw HandoverFailures.CASE_OVER();
    const own = sql`select id from offboarding_case where agency_departure_id = ${id} and person_id = ${op.actor.id}`;
    if (await one(op.db, own)) throw HandoverFailures.OWN_CASE();
    op.expect(departure);
    return departure;
  }

  private async view(op: Operation, departure: AgencyDeparture): Promise<AgencyDepartureView> {
    const { name, nameKey } = await op.db.findOneByOrFail(Organisation, { id: departure.organisationId });
    const { platforms } = await this.catalogue.all(op.db);
    const leadDays = (id: string): number =>
      platforms.get(id)?.primary.exists ? (platforms.get(id)?.leadDays ?? 0) : 0;
    const people = (await peopleIn(op.db, departure.id, day(op.now))).map((person) => ({
      ...person,
      ...{ seats: Number(person.seats), grants: Number(person.grants) },
      ...{ toolConnections: Number(person.toolConnections), nativeIdentities: Number(person.nativeIdentities) },
    }));
    const assets = await assetsIn(op.db, departure, nameKey, leadDays);
    const sum = (of: 'seats' | 'grants' | 'toolConnections' | 'nativeIdentities'): number =>
      people.reduce((n, person) => n + person[of], 0);
    const { id, organisationId, scenario, lastDay, openedBy, openedAt, cutAt, closedAt, version } = departure;
    const isCut = people.every((person) => person.status !== 'open');
    return named(op, {
      ...{ id, organisationId, organisation: name, scenario, lastDay, openedBy, openedAt, cutAt, closedAt, version },
      status: closedAt !== null ? 'closed' : isCut ? 'cut' : 'open',
      people,
      assets,
      counts: {
        ...{ people: people.length, assets: assets.length, seats: sum('seats'), grants: sum('grants') },
        ...{ toolConnections: sum('toolConnections'), nativeIdentities: sum('nativeIdentities') },
      },
      progress: {
        total: people.length,
        cut: people.filter((person) => person.status !== 'open').length,
        closed: people.filter((person) => person.status === 'closed').length,
      },
      can: allowedOnAgency(op.actor, {
        isOver: closedAt !== null,
        isCut,
        isColleague: people.some((person) => person.personId === op.actor.id),
        claims: assets.some((asset) => isClaimed(asset, day(op.now))),
      }),
    });
  }
}
