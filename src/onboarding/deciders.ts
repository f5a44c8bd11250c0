import type { EntityManager } from 'typeorm';
import { peopleState } from '../access/deciders.js';
import { brandNamed } from '../accounts/brand.queries.js';
import { rows, sql } from '../database/sql.js';
import type { Keyring } from '../keyring/keyring.js';
import type { PersonRole } from '../people/person.entity.js';
import { isAuthenticRole } from '../people/role.mac.js';
import type { Capacity, Voter } from './account-request.rules.js';

interface Roles {
  admins: ReadonlySet<string>;
  watchers: ReadonlySet<string>;
}

async function rolesNow(db: EntityManager, keyring: Keyring): Promise<Roles> {
  const found = await rows<PersonRole>(
    db,
    sql`select id, person_id as "personId", role, since, given_by as "givenBy", ended_at as "endedAt", version, mac
        from person_role where ended_at is null`,
  );
  return {
    admins: new Set(
      found.filter((row) => row.role === 'admin' && isAuthenticRole(keyring, row)).map((row) => row.personId),
    ),
    // Forged or not: a role that forbids must not be switched off by spoiling its MAC.
    watchers: new Set(found.filter(({ role }) => role !== 'admin').map(({ personId }) => personId)),
  };
}

/**
 * Who could decide about an account of this brand, as they are now, by person. `among` narrows it to these people, who are
 * then held: nobody of them is cut or frozen, and the brand stays theirs, until the transaction ends.
 */
export async function votersOf(
  db: EntityManager,
  keyring: Keyring,
  brandName: string,
  among: readonly string[] | null,
): Promise<Map<string, Voter>> {
  const hold = among !== null;
  const brand = await brandNamed(db, keyring, brandName, { hold });
  const { admins, watchers } = await rolesNow(db, keyring);
  const ids = among ?? [...admins, ...(brand ? [brand.accountableId] : [])];
  const people = await peopleState(db, ids, { hold });
  const capacitiesOf = (id: string): Capacity[] => [
    ...(brand?.accountableId === id ? (['accountable'] as const) : []),
    ...(admins.has(id) ? (['admin'] as const) : []),
  ];
  return new Map(
    [...people.values()].map((person) => [
      person.id,
      { person, capacities: capacitiesOf(person.id), watches: watchers.has(person.id) },
    ]),
  );
}
