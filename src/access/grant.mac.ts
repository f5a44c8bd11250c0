import type { Keyring, MacField } from '../keyring/keyring.js';
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
> & { groupGrantId?: string | null };

/** What a grant to a group has issued ends with it: such a row names it under the MAC, all others end with the version. */
/** A grant that follows from one to a group names it under the MAC; of all others the MAC is as it always was. */
const fields = (row: Sealed): MacField[] => [
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
  ...(row.groupGrantId == null ? [] : [row.groupGrantId]),
];

/** Binds a grant to the root key: a row written or restored by hand counts as absent. */
export const grantMac = (keyring: Keyring, row: Sealed): string => keyring.mac('grant', fields(row));
export const isAuthenticGrant = (keyring: Keyring, row: Sealed & { mac: string }): boolean =>
  keyring.macMatches('grant', fields(row), row.mac);
