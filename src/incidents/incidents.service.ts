import { Inject, Injectable } from '@nestjs/common';
import { accountById, lockAccount } from '../accounts/account.queries.js';
import { Lifecycle } from '../accounts/lifecycle.service.js';
import { visibleAccount } from '../accounts/visible.queries.js';
import { one, rows, run, sql } from '../database/sql.js';
import { iso } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import type { Page } from '../kernel/page.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { Operation } from '../operation/operation.js';
import { hasLeft } from '../people/person.rules.js';
import { Settings } from '../settings/settings.js';
import { calledIn, type Called } from './called.queries.js';
import { standingOf } from './conditions.js';
import type { AddEntry, IncidentQuery, OpenIncident, SetContacts, SetPersonalData } from './incident.dto.js';
import { Incident, IncidentContact, IncidentEntry, IncidentTask } from './incident.entity.js';
import { IncidentFailures } from './incident.failures.js';
import { newIncident, newTasks } from './incident.writing.js';
import { allowedOnIncident, allowedOnTask } from './incident-allowed.rules.js';
import {
  contactsOf,
  doerOn,
  heldIncident,
  pageOfEntries,
  pageOfIncidents,
  visibleIncident,
  type EntryRow,
} from './incident.queries.js';
import {
  holdsPhone,
  NOTICED_DAYS,
  noticeClock,
  refusalOfTime,
  refusalToSteer,
  refusalToWork,
  TOLD_DAYS,
  type TaskState,
} from './incident.rules.js';
import { IncidentShelf } from './incident-shelf.js';
import {
  contactView,
  incidentSummary,
  taskView,
  type IncidentKindView,
  type IncidentSummary,
  type IncidentView,
  type TaskBeside,
} from './incident.view.js';

/** Something happened to an account: it is stopped, and what is done about it is written down. */
@Injectable()
export class Incidents {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(IncidentShelf) private readonly shelf: IncidentShelf,
    @Inject(Lifecycle) private readonly life: Lifecycle,
    @Inject(Settings) private readonly settings: Settings,
  ) {}

  /**
   * By an admin or an owner seat: nothing leaves the vault from now on, and where the kind says so the account is called
   * compromised. Throws `incident.already_open` with the id of the other one.
   */
  async open(op: Operation, accountId: string, { kind, noticedAt }: OpenIncident): Promise<Incident> {
    op.about(`account:${accountId}`);
    await lockAccount(op.db, accountId);
    await visibleAccount(op, accountId, this.keys.current);
    const doer = await doerOn(op, this.keys.current, accountId, null);
    if (!doer.isAdmin && !doer.isOwner) throw IncidentFailures.NOT_OWNER();
    const known = this.shelf.kind(kind);
    if (!known) throw IncidentFailures.UNKNOWN_KIND({ facts: { kinds: [...this.shelf.plan.kinds.keys()] } });
    if (typeof noticedAt === 'string') op.refuse(refusalOfTime(noticedAt, op.now, NOTICED_DAYS));
    const other = await one<{ id: string }>(
      op.db,
      sql`select id from incident where account_id = ${accountId} and closed_at is null`,
    );
    if (other) throw IncidentFailures.ALREADY_OPEN({ facts: { incidentId: other.id } });
    const account = await accountById(op.db, accountId);
    const incident = newIncident(op, accountId, kind, {
      noticedAt,
      wasFrozen: account.frozenAt === null ? 'no' : 'yes',
    });
    await op.db.insert(Incident, incident);
    await op.db.insert(IncidentTask, newTasks(this.shelf.plan, incident));
    await this.life.stop(op, account, { compromised: known.marks });
    op.record([`incident:${incident.id}`, `account:${accountId}`], {
      incident: incident.id,
      account: accountId,
      kind,
      noticedAt: incident.noticedAt,
    });
    op.announce('incident.opened', { incidentId: incident.id, accountId, kind, personId: op.actor.id });
    return incident;
  }

  kinds(): IncidentKindView[] {
    return [...this.shelf.plan.kinds.values()].map(({ id, title, marks, rotates }) => ({ id, title, marks, rotates }));
  }

  async list(op: Operation, query: IncidentQuery): Promise<Page<IncidentSummary>> {
    const page = await pageOfIncidents(op, this.keys.current, query);
    const called = await calledIn(op.db, page.items);
    return { ...page, items: page.items.map((incident) => this.summary(op, incident, called)) };
  }

  async show(op: Operation, id: string): Promise<IncidentView> {
    return this.view(op, await visibleIncident(op, this.keys.current, id));
  }

  async view(op: Operation, incident: Incident): Promise<IncidentView> {
    const { tasks, open } = await standingOf(op.db, this.shelf, incident);
    const doer = await doerOn(op, this.keys.current, incident.accountId, incident.id);
    const called = await calledIn(
      op.db,
      [incident],
      tasks.map(({ task }) => task),
    );
    const beside = (task: IncidentTask, state: TaskState): TaskBeside => ({
      people: called.people,
      can: allowedOnTask(op.actor, incident, task, { state, doer }),
    });
    return {
      ...this.summary(op, incident, called),
      reason: incident.reason,
      closeReason: incident.closeReason,
      tasks: tasks.map(({ task, step, state }) => taskView(task, step, state, beside(task, state))),
      contacts: (await contactsOf(op.db, incident.id)).map(contactView),
      openConditions: incident.closedAt === null ? open : [],
      can: allowedOnIncident(op.actor, incident, doer),
    };
  }

  async entries(op: Operation, id: string, paging: { limit: number; cursor?: string }): Promise<Page<EntryRow>> {
    await visibleIncident(op, this.keys.current, id);
    return pageOfEntries(op.db, id, paging);
  }

  /** The log keeps that something was written and when it happened; the words stay here. */
  async add(op: Operation, id: string, { text, at }: AddEntry): Promise<EntryRow> {
    const incident = await heldIncident(op, this.keys.current, id);
    op.refuse(refusalToWork(incident, await doerOn(op, this.keys.current, incident.accountId, id)));
    if (typeof at === 'string') op.refuse(refusalOfTime(at, op.now, TOLD_DAYS));
    const now = iso(op.now);
    const happened = typeof at === 'string' ? iso(new Date(Date.parse(at))) : now;
    const entry = { id: newId(), incidentId: id, at: happened, text: text.trim(), addedBy: op.actor.id, addedAt: now };
    await op.db.insert(IncidentEntry, entry);
    op.record(`incident:${id}`, { incident: id, entry: entry.id, at: happened });
    return { ...entry, by: op.actor.name };
  }

  /** The whole list anew; who is left out ends. */
  async setContacts(op: Operation, id: string, { people, organisations = [] }: SetContacts): Promise<Incident> {
    const incident = await heldIncident(op, this.keys.current, id);
    op.refuse(refusalToSteer(incident, await doerOn(op, this.keys.current, incident.accountId, id)));
    await refuseAbsent(
      op,
      people.map(({ personId }) => personId),
    );
    if (organisations.some(({ organisation, reach }) => holdsPhone(`${organisation} ${reach ?? ''}`)))
      throw IncidentFailures.NO_PHONE();
    const now = iso(op.now);
    await run(op.db, sql`update incident_contact set ended_at = ${now} where incident_id = ${id} and ended_at is null`);
    const common = { incidentId: id, addedBy: op.actor.id, addedAt: now, endedAt: null };
    for (const { personId, role } of people)
      await op.db.insert(IncidentContact, { id: newId(), personId, organisation: null, reach: null, role, ...common });
    for (const { organisation, reach, role } of organisations)
      await op.db.insert(IncidentContact, {
        id: newId(),
        personId: null,
        organisation,
        reach: reach ?? null,
        role,
        ...common,
      });
    return this.changed(
      op,
      incident,
      {},
      {
        people: people.map(({ personId, role }) => ({ person: personId, role })),
        organisations: organisations.length,
      },
    );
  }

  async setPersonalData(op: Operation, id: string, { personalData }: SetPersonalData): Promise<Incident> {
    const incident = await heldIncident(op, this.keys.current, id);
    op.refuse(refusalToSteer(incident, await doerOn(op, this.keys.current, incident.accountId, id)));
    return this.changed(op, incident, { personalData }, { from: incident.personalData, personalData });
  }

  private summary(op: Operation, incident: Incident, called: Called): IncidentSummary {
    const kind = this.shelf.kind(incident.kind);
    const clock = noticeClock(incident, this.settings.noticeHours, op.now);
    return incidentSummary(incident, kind?.title ?? null, clock, called);
  }

  private async changed(
    op: Operation,
    incident: Incident,
    change: Partial<Incident>,
    details: Record<string, unknown>,
  ): Promise<Incident> {
    const version = incident.version + 1;
    await op.db.update(Incident, { id: incident.id }, { ...change, version });
    op.record(`incident:${incident.id}`, { incident: incident.id, ...details, version });
    return { ...incident, ...change, version };
  }
}

/** Whoever is called must be in the directory and still here. */
async function refuseAbsent(op: Operation, ids: readonly string[]): Promise<void> {
  const found = await Promise.all(
    [...new Set(ids)].map((id) =>
      rows<Parameters<typeof hasLeft>[0]>(
        op.db,
        sql`select start_date as "startDate", last_day as "lastDay", cut_at as "cutAt", time_zone as "timeZone" from person where id = ${id}`,
      ),
    ),
  );
  if (found.some(([person]) => !person || hasLeft(person, op.now))) throw IncidentFailures.UNKNOWN_PERSON();
}
