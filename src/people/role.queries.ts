import type { EntityManager } from 'typeorm';
import { list, rows, sql } from '../database/sql.js';
import type { Keyring } from '../keyring/keyring.js';
import type { PersonRole } from './person.entity.js';
import { isAuthenticRole } from './role.mac.js';

export interface RolesInForce {
  /** Ids of people, believed rows only. */
  admins: string[];
  auditors: string[];
  /** Holders of hr or auditor, believed or not: what forbids is not switched off by spoiling its row. */
  watchers: Set<string>;
}

/** Who holds the roles of the service now; each list in the order of the ids. */
export async function rolesInForce(db: EntityManager, keyring: Keyring): Promise<RolesInForce> {
  const found = await rows<PersonRole>(
    db,
    sql`select id, person_id as "personId", role, since, given_by as "givenBy", ended_at as "endedAt", version, mac
        from person_role where ended_at is null order by person_id`,
  );
  const believed = found.filter((row) => isAuthenticRole(keyring, row));
  const holding = (role: string): string[] => [
    ...new Set(believed.filter((row) => row.role === role).map((row) => row.personId)),
  ];
  return {
    admins: holding('admin'),
    auditors: holding('auditor'),
    watchers: new Set(found.filter((row) => row.role !== 'admin').map((row) => row.personId)),
  };
}

/** Those of these people who hold the role hr or auditor, believed or not. */
export async function watchersAmong(db: EntityManager, ids: readonly string[]): Promise<Set<string>> {
  const found = await rows<{ personId: string }>(
    db,
    sql`select person_id as "personId" from person_role
        where ended_at is null and role in ('hr', 'auditor') and person_id in ${list(ids)}`,
  );
  return new Set(found.map(({ personId }) => personId));
}
