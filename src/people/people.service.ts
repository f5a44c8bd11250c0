import { Inject, Injectable } from '@nestjs/common';
import { one, sql } from '../database/sql.js';
import { newId } from '../kernel/ids.js';
import { dayIn } from '../kernel/zone.js';
import { cutMark } from '../ledger/mark.js';
import type { Operation } from '../operation/operation.js';
import { violatedUnique } from '../operation/storage-errors.js';
import { DirectoryWatch } from './directory-watch.js';
import { correctPeriod, openPeriod } from './employment.js';
import { isLeavingAsAWhole } from './organisation.queries.js';
import { PeopleFailures } from './people.failures.js';
import { Person } from './person.entity.js';
import { emailKeyOf, heldPerson, personByEmail, reportsTo } from './person.queries.js';
import {
  moveOf,
  refusalToAbsence,
  refusalToAddress,
  refusalToDates,
  refusalToFields,
  searchTextOf,
} from './person.rules.js';
import { Standing } from './standing.service.js';

/** What may be written about a person; null clears a field, absent leaves it. */
export interface PersonFields {
  externalId?: string | null;
  fullName?: string;
  workEmail?: string;
  kind?: string;
  organisation?: string | null;
  department?: string | null;
  managerId?: string | null;
  startDate?: string | null;
  lastDay?: string | null;
  absenceFrom?: string | null;
  absenceUntil?: string | null;
  locale?: string;
  timeZone?: string;
}

export type NewPerson = PersonFields & { fullName: string; workEmail: string };

const DEFAULTS = { kind: 'employee', locale: 'fr-FR', timeZone: 'Europe/Paris' };

/** The directory. */
@Injectable()
export class People {
  constructor(
    @Inject(Standing) private readonly standing: Standing,
    @Inject(DirectoryWatch) private readonly watch: DirectoryWatch,
  ) {}

  /** Opens an employment period too. Throws `people.email_taken` (409). */
  async create(op: Operation, input: NewPerson): Promise<Person> {
    op.refuse(refusalToFields(input));
    const timeZone = input.timeZone ?? DEFAULTS.timeZone;
    const startDate = input.startDate ?? dayIn(timeZone, op.now);
    const person = op.db.create(Person, {
      ...EMPTY,
      ...DEFAULTS,
      ...cleaned(input),
      id: newId(),
      timeZone,
      startDate,
      createdAt: op.now.toISOString(),
      version: 1,
    });
    named(person);
    op.refuse(refusalToDates(person) ?? refusalToAbsence(person));
    await this.checkEmail(op, person);
    await this.checkManager(op, person);
    if (await isLeavingAsAWhole(op.db, person.organisation)) throw PeopleFailures.ORGANISATION_LEAVING();
    await insertPerson(op, person);
    await openPeriod(op.db, person.id, startDate, person.lastDay);
    op.record(
      `person:${person.id}`,
      { kind: person.kind, startDate, lastDay: person.lastDay },
      { action: 'person.create', personal: { workEmail: person.workEmail } },
    );
    await this.watch.written(op, [person.id]);
    return person;
  }

  /** Corrects the directory; a later start after a past last day is a new period (hired again). Moves nobody out: a case does. */
  async change(op: Operation, id: string, input: PersonFields): Promise<Person> {
    op.about(`person:${id}`);
    const person = await heldPerson(op.db, id);
    op.expect(person);
    op.refuse(refusalToFields(input));
    const next = { ...person, ...cleaned(input) } as Person;
    named(next);
    const fields = (Object.keys(next) as (keyof Person)[]).filter(
      (key) => next[key] !== person[key] && key !== 'searchText' && key !== 'emailKey',
    );
    if (fields.length === 0) {
      op.unchanged();
      return person;
    }
    if (next.emailKey !== person.emailKey) await this.checkEmail(op, next);
    if (next.managerId !== person.managerId) await this.checkManager(op, next);
    return this.save(op, person, next, fields);
  }

  /** See `Standing.assignRoles`. */
  assignRoles(op: Operation, id: string, { roles }: { roles: readonly string[] }): Promise<string[]> {
    return this.standing.assignRoles(op, id, roles);
  }

  private async save(op: Operation, person: Person, next: Person, fields: string[]): Promise<Person> {
    const move = moveOf(person, next, op.now);
    // A new period starts without the end of the old one.
    if (move === 'rehire' && next.lastDay === person.lastDay) next.lastDay = null;
    op.refuse(refusalToDates(next) ?? (changesAbsence(fields) ? refusalToAbsence(next) : null));
    op.refuse(refusalToAddress(person, next, move));
    const joins = move === 'rehire' || next.organisation !== person.organisation;
    if (joins && (await isLeavingAsAWhole(op.db, next.organisation))) throw PeopleFailures.ORGANISATION_LEAVING();
    if (move === 'rehire') await this.standing.rehire(op, person, next);
    next.version = person.version + 1;
    // What was refused was the old address; nothing of it stays.
    if (next.emailKey !== person.emailKey) Object.assign(next, { bouncedAt: null, bouncedKey: null });
    await op.db.save(Person, next);
    if (move === 'correct') await correctPeriod(op.db, next);
    if (move !== 'same') await this.standing.endSessions(op, next.id, 'employment');
    if (next.emailKey !== person.emailKey) await this.tellOfNewAddress(op, person, next);
    const details = {
      fields,
      startDate: next.startDate,
      lastDay: next.lastDay,
      ...(move === 'rehire' ? { rehired: true, cutAt: null } : {}),
    };
    const personal = fields.includes('workEmail') ? { before: person.workEmail, after: next.workEmail } : {};
    op.record(`person:${next.id}`, details, {
      action: 'person.change',
      personal,
      ...(move === 'rehire' ? { mark: cutMark(next.id) } : {}),
    });
    await this.watch.written(op, [next.id]);
    return next;
  }

  /** A link on its way to the old address must not sign anybody in; both addresses are told. */
  private async tellOfNewAddress(op: Operation, person: Person, next: Person): Promise<void> {
    await this.standing.endLinks(op, next.id);
    op.announce('person.address_changed', { personId: next.id, before: person.workEmail, after: next.workEmail });
  }

  private async checkEmail(op: Operation, person: Person): Promise<void> {
    const other = await personByEmail(op.db, person.workEmail);
    if (other && other.id !== person.id) throw PeopleFailures.EMAIL_TAKEN();
  }

  private async checkManager(op: Operation, person: Person): Promise<void> {
    if (person.managerId === null) return;
    if (person.managerId === person.id) throw PeopleFailures.OWN_MANAGER();
    if (!(await one(op.db, sql`select id from person where id = ${person.managerId}`)))
      throw PeopleFailures.UNKNOWN_MANAGER();
    if (await reportsTo(op.db, person.managerId, person.id)) throw PeopleFailures.OWN_MANAGER();
  }
}

const EMPTY = {
  externalId: null,
  organisation: null,
  department: null,
  managerId: null,
  lastDay: null,
  absenceFrom: null,
  absenceUntil: null,
  frozenAt: null,
  cutAt: null,
  leavingAt: null,
  awayAt: null,
  erasedAt: null,
  bouncedAt: null,
  bouncedKey: null,
};

/** An imported absence that makes no sense stands in the way of nothing else. */
const changesAbsence = (fields: readonly string[]): boolean =>
  fields.includes('absenceFrom') || fields.includes('absenceUntil');

/** Only what was written, trimmed; an empty text clears. */
function cleaned(input: PersonFields): Partial<Person> {
  const written = Object.entries(input).filter(([key, value]) => value !== undefined && key in FIELDS);
  return Object.fromEntries(
    written.map(([key, value]) => [key, typeof value === 'string' ? value.trim() || null : value]),
  ) as Partial<Person>;
}

const FIELDS: Record<keyof PersonFields, true> = {
  externalId: true,
  fullName: true,
  workEmail: true,
  kind: true,
  organisation: true,
  department: true,
  managerId: true,
  startDate: true,
  lastDay: true,
  absenceFrom: true,
  absenceUntil: true,
  locale: true,
  timeZone: true,
};

function named(person: Person): void {
  person.emailKey = emailKeyOf(person.workEmail);
  person.searchText = searchTextOf(person);
}

async function insertPerson(op: Operation, person: Person): Promise<void> {
  try {
    await op.db.insert(Person, person);
  } catch (error) {
    throw /email/.test(violatedUnique(error) ?? '') ? PeopleFailures.EMAIL_TAKEN() : error;
  }
}
