import type { EntityManager } from 'typeorm';
import { list, rows, sql } from '../database/sql.js';
import type { Keyring } from '../keyring/keyring.js';
import type { PersonRole } from '../people/person.entity.js';
import { hasLeft } from '../people/person.rules.js';
import { isAuthenticRole } from '../people/role.mac.js';
import { peopleState } from './deciders.js';
import { ownerSeatsOf } from './standing.js';

/** Who is told of an emergency: the account's owner seats, all admins and all auditors. */
export interface Told {
  ownerIds: string[];
  adminIds: string[];
  auditorIds: string[];
}

export async function toldOf(db: EntityManager, keyring: Keyring, accountId: string): Promise<Told> {
  const seats = await ownerSeatsOf(db, keyring, accountId);
  const found = await rows<PersonRole>(
    db,
    sql`select id, person_id as "personId", role, since, given_by as "givenBy", ended_at as "endedAt", version, mac
        from person_role where ended_at is null and role in ('admin', 'auditor') order by person_id`,
  );
  const believed = found.filter((row) => isAuthenticRole(keyring, row));
  const holding = (role: string): string[] => believed.filter((row) => row.role === role).map((row) => row.personId);
  return {
    ownerIds: [...new Set(seats.map((seat) => seat.personId))],
    adminIds: holding('admin'),
    auditorIds: holding('auditor'),
  };
}

/** How many people other than the opener could confirm: admins and owner seats who are here and not frozen. */
export async function countSeconds(db: EntityManager, told: Told, openerId: string, now: Date): Promise<number> {
  const ids = [...new Set([...told.ownerIds, ...told.adminIds])].filter((id) => id !== openerId);
  const watching = await rows<{ personId: string }>(
    db,
    sql`select person_id as "personId" from person_role where ended_at is null and role in ('hr', 'auditor')
        and person_id in ${list(ids)}`,
  );
  const barred = new Set(watching.map(({ personId }) => personId));
  const people = await peopleState(db, ids, { hold: false });
  return [...people.values()].filter(
    (person) => !barred.has(person.id) && person.frozenAt === null && !hasLeft(person, now),
  ).length;
}
