import type { EntityManager } from 'typeorm';
import { forUpdate, one, rows, sql } from '../database/sql.js';
import type { Keyring } from '../keyring/keyring.js';
import { PeopleFailures } from './people.failures.js';
import { Person, PersonRole } from './person.entity.js';
import { ROLES, type Role } from './person.rules.js';
import { isAuthenticRole } from './role.mac.js';

/** E-mail addresses are compared trimmed and without case. */
export const emailKeyOf = (email: string): string => email.normalize('NFC').trim().toLowerCase();

/** Throws `people.unknown` (404). */
export async function personById(db: EntityManager, id: string): Promise<Person> {
  const person = await db.findOneBy(Person, { id });
  if (!person) throw PeopleFailures.UNKNOWN();
  return person;
}

export const personByEmail = (db: EntityManager, email: string): Promise<Person | null> =>
  db.findOneBy(Person, { emailKey: emailKeyOf(email) });

/** The person, held against every other change until this transaction ends. Throws `people.unknown`. */
export async function heldPerson(db: EntityManager, id: string): Promise<Person> {
  await one(db, sql`select id from person where id = ${id}${forUpdate(db)}`);
  return personById(db, id);
}

const COLUMNS = sql`id, person_id as "personId", role, since, given_by as "givenBy", ended_at as "endedAt",
  ended_by as "endedBy", version, mac`;

/** Live role rows that were written by somebody with the root key; a forged one is not there. */
export async function liveRoles(db: EntityManager, keyring: Keyring, personId: string): Promise<PersonRole[]> {
  const found = await rows<PersonRole>(
    db,
    sql`select ${COLUMNS} from person_role where person_id = ${personId} and ended_at is null order by role`,
  );
  return found.filter((row) => isAuthenticRole(keyring, row));
}

/** admin, hr, auditor as far as held; `member` is everybody's and not listed. */
export async function rolesOf(db: EntityManager, keyring: Keyring, personId: string): Promise<Role[]> {
  const held = (await liveRoles(db, keyring, personId)).map((row) => row.role);
  return ROLES.filter((role) => held.includes(role));
}

/** The authentic admins, their rows locked: whoever takes one away waits for whoever takes another. */
export async function heldAdmins(db: EntityManager, keyring: Keyring): Promise<PersonRole[]> {
  const found = await rows<PersonRole>(
    db,
    sql`select ${COLUMNS} from person_role where role = ${'admin'} and ended_at is null order by id${forUpdate(db)}`,
  );
  return found.filter((row) => isAuthenticRole(keyring, row));
}

/** True when `managerId` is `personId` or reports to them through any number of others. */
export async function reportsTo(db: EntityManager, managerId: string, personId: string): Promise<boolean> {
  const found = await one(
    db,
    sql`with recursive chain (id, manager_id, depth) as (
          select id, manager_id, 0 from person where id = ${managerId}
          union all
          select p.id, p.manager_id, c.depth + 1 from person p join chain c on p.id = c.manager_id where c.depth < 100
        ) select id from chain where id = ${personId}`,
  );
  return found !== null;
}
