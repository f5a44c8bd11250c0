import type { EntityManager } from 'typeorm';
import { peopleState } from '../access/deciders.js';
import { brandNamed } from '../accounts/brand.queries.js';
import type { Keyring } from '../keyring/keyring.js';
import { rolesInForce } from '../people/role.queries.js';
import type { Capacity, Voter } from './account-request.rules.js';

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
  const { admins, watchers } = await rolesInForce(db, keyring);
  const ids = among ?? [...admins, ...(brand ? [brand.accountableId] : [])];
  const people = await peopleState(db, ids, { hold });
  const capacitiesOf = (id: string): Capacity[] => [
    ...(brand?.accountableId === id ? (['accountable'] as const) : []),
    ...(admins.includes(id) ? (['admin'] as const) : []),
  ];
  return new Map(
    [...people.values()].map((person) => [
      person.id,
      { person, capacities: capacitiesOf(person.id), watches: watchers.has(person.id) },
    ]),
  );
}
