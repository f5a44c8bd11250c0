import type { EntityManager } from 'typeorm';
import { accountsNamed, type AccountReference } from '../accounts/account.queries.js';
import { fullNames } from '../people/names.queries.js';
import type { Incident, IncidentTask } from './incident.entity.js';

/** Names of people and accounts beside their ids. */
export interface Called {
  people: ReadonlyMap<string, string>;
  accounts: ReadonlyMap<string, AccountReference>;
}

/** The names that stand beside the ids of incidents and their tasks. */
export async function calledIn(
  db: EntityManager,
  incidents: readonly Incident[],
  tasks: readonly IncidentTask[] = [],
): Promise<Called> {
  const people = [
    ...incidents.flatMap(({ openedBy, closedBy }) => [openedBy, closedBy]),
    ...tasks.flatMap(({ completedBy, waivedBy, verifiedBy }) => [completedBy, waivedBy, verifiedBy]),
  ];
  return {
    people: await fullNames(db, people),
    accounts: await accountsNamed(
      db,
      incidents.map(({ accountId }) => accountId),
    ),
  };
}
