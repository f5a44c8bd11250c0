import type { Keyring } from '../keyring/keyring.js';
import type { Delegation } from './delegation.entity.js';

type Sealed = Omit<Delegation, 'mac' | 'reason' | 'createdAt' | 'endedBy'>;

const fields = (row: Sealed) =>
  [row.id, row.holderId, row.delegateId, row.fromDay, row.untilDay, row.createdBy, row.endedAt, row.version] as const;

/** Binds a delegation to the root key: whoever can only write the database makes nobody decide. */
export const delegationMac = (keyring: Keyring, row: Sealed): string => keyring.mac('delegation', fields(row));
export const isAuthenticDelegation = (keyring: Keyring, row: Sealed & { mac: string }): boolean =>
  keyring.macMatches('delegation', fields(row), row.mac);
