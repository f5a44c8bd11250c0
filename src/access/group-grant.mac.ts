import type { Keyring } from '../keyring/keyring.js';
import type { GroupGrant } from './access.entity.js';

type Sealed = Omit<GroupGrant, 'mac' | 'reason' | 'endedBy' | 'endedReason'>;

const fields = (row: Sealed) =>
  [
    row.id,
    row.groupId,
    row.accountId,
    row.level,
    row.scope,
    row.ticket,
    row.since,
    row.until,
    row.approvedBy,
    row.createdAt,
    row.endedAt,
    row.version,
  ] as const;

/** Binds a grant to a group to the root key: whoever can only write the database lets nothing follow from one. */
export const groupGrantMac = (keyring: Keyring, row: Sealed): string => keyring.mac('group_grant', fields(row));
export const isAuthenticGroupGrant = (keyring: Keyring, row: Sealed & { mac: string }): boolean =>
  keyring.macMatches('group_grant', fields(row), row.mac);
