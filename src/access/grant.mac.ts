import type { Keyring } from '../keyring/keyring.js';
import type { Grant } from './access.entity.js';

type Sealed = Pick<
  Grant,
  | 'id'
  | 'accountId'
  | 'personId'
  | 'level'
  | 'since'
  | 'until'
  | 'status'
  | 'endedOn'
  | 'requestedBy'
  | 'approvedBy'
  | 'version'
>;

const fields = (row: Sealed) =>
  [
    row.id,
    row.accountId,
    row.personId,
    row.level,
    row.since,
    row.until,
    row.status,
    row.endedOn,
    row.requestedBy,
    row.approvedBy,
    row.version,
  ] as const;

/** Binds a grant to the root key: a row written or restored by hand counts as absent. */
export const grantMac = (keyring: Keyring, row: Sealed): string => keyring.mac('grant', fields(row));
export const isAuthenticGrant = (keyring: Keyring, row: Sealed & { mac: string }): boolean =>
  keyring.macMatches('grant', fields(row), row.mac);
