import type { EntityManager } from 'typeorm';
import { forShare, list, raw, rows, sql } from '../database/sql.js';
import type { Keyring } from '../keyring/keyring.js';
import { holds } from '../operation/actor.js';
import type { Operation } from '../operation/operation.js';
import type { Person } from '../people/person.entity.js';
import { rolesOf } from '../people/person.queries.js';
import type { PersonState } from './grant.rules.js';
import { ownerSeatsOf } from './standing.js';

/** Somebody as the rules about access see them. */
export type HeldPerson = PersonState &
  Pick<Person, 'kind' | 'department' | 'organisation' | 'absenceFrom' | 'absenceUntil'>;

/** The people as they are, in one order of locks; with `hold` nobody is cut or frozen until the transaction ends. */
export async function peopleState(
  db: EntityManager,
  ids: readonly string[],
  { hold }: { hold: boolean },
): Promise<Map<string, HeldPerson>> {
  const found = await rows<HeldPerson>(
    db,
    sql`select id, start_date as "startDate", last_day as "lastDay", time_zone as "timeZone", frozen_at as "frozenAt",
          leaving_at as "leavingAt", cut_at as "cutAt", away_at as "awayAt", kind, department, organisation,
          absence_from as "absenceFrom", absence_until as "absenceUntil"
        from person where id in ${list([...new Set(ids)])} order by id${hold ? forShare(db) : raw('')}`,
  );
  return new Map(found.map((person) => [person.id, person]));
}

/** By what the actor decides about access to this account right now; null when by nothing. */
export async function sayOf(op: Operation, keyring: Keyring, accountId: string): Promise<'seat' | 'admin' | null> {
  // The role is looked up again: one taken away since the request was let in decides nothing.
  if (holds(op.actor, 'admin') && (await rolesOf(op.db, keyring, op.actor.id)).includes('admin')) return 'admin';
  return (await hasOwnerSeat(op, keyring, accountId)) ? 'seat' : null;
}

/** The same of somebody who does not act now, and whose decision something still follows from. */
export async function standingSayOf(
  { db }: Operation,
  keyring: Keyring,
  accountId: string,
  personId: string,
): Promise<'seat' | 'admin' | null> {
  if ((await rolesOf(db, keyring, personId)).includes('admin')) return 'admin';
  const seats = await ownerSeatsOf(db, keyring, accountId);
  return seats.some((seat) => seat.personId === personId) ? 'seat' : null;
}

/** Does the actor answer for this account, from a live owner or backup owner seat? */
export async function hasOwnerSeat(op: Operation, keyring: Keyring, accountId: string): Promise<boolean> {
  const seats = await ownerSeatsOf(op.db, keyring, accountId);
  return seats.some((seat) => seat.personId === op.actor.id);
}
