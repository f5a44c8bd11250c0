import { Inject, Injectable } from '@nestjs/common';
import type { Page } from '../kernel/page.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { Operation } from '../operation/operation.js';
import { isAccessSuspended, peoplePage, rolesOfMany } from './directory.queries.js';
import { nameAmong, fullNames } from './names.queries.js';
import { allowedOnPerson } from './person-allowed.rules.js';
import type { ListPeople } from './person.dto.js';
import type { Person } from './person.entity.js';
import { personById, rolesOf } from './person.queries.js';
import { personName, personView, type PersonView } from './person.view.js';
import { SignInWatch } from './sign-in-watch.js';
import { seesAll } from './standing.service.js';

/** Reading the directory: staff read records, members names. */
@Injectable()
export class Directory {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(SignInWatch) private readonly watch: SignInWatch,
  ) {}

  async list(op: Operation, query: ListPeople): Promise<Page<PersonView>> {
    const all = seesAll(op);
    const page = await peoplePage(op.db, query, !all);
    if (!all) return { ...page, items: page.items.map(personName) };
    const roles = await rolesOfMany(
      op.db,
      this.keys.current,
      page.items.map((person) => person.id),
    );
    const names = await fullNames(
      op.db,
      page.items.map((person) => person.managerId),
    );
    return {
      ...page,
      items: page.items.map((person) =>
        personView(person, roles.get(person.id) ?? [], nameAmong(names, person.managerId)),
      ),
    };
  }

  /** Throws `people.unknown` (404). */
  async show(op: Operation, id: string): Promise<PersonView> {
    const person = await personById(op.db, id);
    return seesAll(op) || op.actor.id === id ? this.view(op, person) : personName(person);
  }

  async view(op: Operation, person: Person): Promise<PersonView> {
    const roles = await rolesOf(op.db, this.keys.current, person.id);
    const names = await fullNames(op.db, [person.managerId]);
    const [enrolled] = await this.watch.enrolledOf(op.db, [person.id]);
    const isSuspended = await isAccessSuspended(op.db, person.id);
    const can = allowedOnPerson(op.actor, { person, isEnrolled: enrolled !== undefined, isSuspended, now: op.now });
    return personView(person, roles, nameAmong(names, person.managerId), can);
  }
}
