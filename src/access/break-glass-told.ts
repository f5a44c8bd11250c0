import type { EntityManager } from 'typeorm';
import type { Keyring } from '../keyring/keyring.js';
import { hasLeft } from '../people/person.rules.js';
import { rolesInForce, watchersAmong } from '../people/role.queries.js';
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
  const { admins, auditors } = await rolesInForce(db, keyring);
  return {
    ownerIds: [...new Set(seats.map((seat) => seat.personId))],
    adminIds: admins,
    auditorIds: auditors,
  };
}

/** How many people other than the opener could confirm: admins and owner seats who are here and not frozen. */
export async function countSeconds(db: EntityManager, told: Told, openerId: string, now: Date): Promise<number> {
  const ids = [...new Set([...told.ownerIds, ...told.adminIds])].filter((id) => id !== openerId);
  const barred = await watchersAmong(db, ids);
  const people = await peopleState(db, ids, { hold: false });
  return [...people.values()].filter(
    (person) => !barred.has(person.id) && person.frozenAt === null && !hasLeft(person, now),
  ).length;
}
