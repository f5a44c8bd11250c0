import type { Keyring } from '../keyring/keyring.js';
import type { PersonRole } from './person.entity.js';

type Sealed = Pick<PersonRole, 'id' | 'personId' | 'role' | 'since' | 'givenBy' | 'endedAt' | 'version'>;

const fields = (row: Sealed) =>
  [row.id, row.personId, row.role, row.since, row.givenBy, row.endedAt, row.version] as const;

/** Binds a role to the root key: whoever can only write the database cannot make an admin. */
export const roleMac = (keyring: Keyring, row: Sealed): string => keyring.mac('role', fields(row));
export const isAuthenticRole = (keyring: Keyring, row: Sealed & { mac: string }): boolean =>
  keyring.macMatches('role', fields(row), row.mac);
