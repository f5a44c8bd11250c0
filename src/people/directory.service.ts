import { Inject, Injectable } from '@nestjs/common';
import type { Page } from '../kernel/page.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { Operation } from '../operation/operation.js';
import { peoplePage, rolesOfMany } from './directory.queries.js';
import type { ListPeople } from './person.dto.js';
import type { Person } from './person.entity.js';
import { personById, rolesOf } from './person.queries.js';
import { personName, personView, type PersonView } from './person.view.js';
import { seesAll } from './standing.service.js';

/** Reading the directory: staff read records, members names. */
@Injectable()
export class Directory {
  constructor(@Inject(HeldKeyring) private readonly keys: HeldKeyring) {}

  async list(op: Operation, query: ListPeople): Promise<Page<PersonView>> {
    const all = seesAll(op);
    const page = await peoplePage(op.db, query, !all);
    if (!all) return { ...page, items: page.items.map(personName) };
    const roles = await rolesOfMany(
      op.db,
      this.keys.current,
      page.items.map((person) => person.id),
    );
    return { ...page, items: page.items.map((person) => personView(person, roles.get(person.id) ?? [])) };
  }

  /** Throws `people.unknown` (404). */
  async show(op: Operation, id: string): Promise<PersonView> {
    const person = await personById(op.db, id);
    return seesAll(op) || op.actor.id === id ? this.view(op, person) : personName(person);
  }

  async view(op: Operation, person: Person): Promise<PersonView> {
    return personView(person, await rolesOf(op.db, this.keys.current, person.id));
  }
}
