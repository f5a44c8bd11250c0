import type { EntityManager } from 'typeorm';
import { suspendedPeople } from '../access/weighing.js';
import { liveSeatsOf } from '../accounts/seat.queries.js';
import { list, rows, sql } from '../database/sql.js';
import type { Keyring } from '../keyring/keyring.js';
import { isAuthenticRole } from '../people/role.mac.js';
import type { Candidate } from './successor.rules.js';

type RoleRow = Parameters<typeof isAuthenticRole>[1];

/** Lists in one statement stay well below the parameter limits of both databases. */
const SLICE = 5000;

export async function sliced<T>(ids: readonly string[], look: (slice: string[]) => Promise<T[]>): Promise<T[]> {
  const found: T[] = [];
  for (let from = 0; from < ids.length; from += SLICE) found.push(...(await look(ids.slice(from, from + SLICE))));
  return found;
}

export interface Owners {
  ownerId: string | null;
  backupId: string | null;
}

/** Who sits as owner and backup owner of these accounts; forged and restored seats are absent. */
export async function ownersOf(
  db: EntityManager,
  keyring: Keyring,
  accountIds: readonly string[],
): Promise<Map<string, Owners>> {
  const seats = await sliced(accountIds, (slice) => liveSeatsOf(db, keyring, slice));
  const owners = new Map<string, Owners>();
  for (const seat of seats) {
    const both = owners.get(seat.accountId) ?? { ownerId: null, backupId: null };
    if (seat.seat === 'owner') both.ownerId = seat.personId;
    if (seat.seat === 'backup_owner') both.backupId = seat.personId;
    owners.set(seat.accountId, both);
  }
  return owners;
}

/** What decides about these people as successors; an admin's role without a good MAC is left out. */
export async function candidatesOf(
  db: EntityManager,
  keyring: Keyring,
  personIds: readonly string[],
): Promise<Map<string, Candidate>> {
  const ids = [...new Set(personIds)];
  const people = await sliced(ids, (slice) =>
    rows<Omit<Candidate, 'roles' | 'isSuspended'>>(
      db,
      sql`select id, full_name as "fullName", kind, department, organisation, coalesce(leaving_at, away_at) as "leavingAt", cut_at as "cutAt",
            frozen_at as "frozenAt", last_day as "lastDay" from person where id in ${list(slice)}`,
    ),
  );
  const roles = await sliced(ids, (slice) =>
    rows<RoleRow>(
      db,
      sql`select id, person_id as "personId", role, since, given_by as "givenBy", ended_at as "endedAt", version, mac
          from person_role where ended_at is null and person_id in ${list(slice)}`,
    ),
  );
  const suspended = new Set(await sliced(ids, async (slice) => [...(await suspendedPeople({ db }, slice))]));
  const held = new Map<string, string[]>();
  // What forbids is not switched off by spoiling its row.
  for (const row of roles.filter((role) => role.role !== 'admin' || isAuthenticRole(keyring, role)))
    held.set(row.personId, [...(held.get(row.personId) ?? []), row.role]);
  return new Map(
    people.map((person) => [
      person.id,
      { ...person, isSuspended: suspended.has(person.id), roles: held.get(person.id) ?? [] },
    ]),
  );
}
