import type { Keyring } from '../keyring/keyring.js';
import type { Delegation } from './delegation.entity.js';

type Sealed = Omit<Delegation, 'mac' | 'reason' | 'createdAt' | 'endedBy' | 'grantId'>;

/** One for all accounts and one for a single account never look alike. */
const fields = (row: Sealed) => [
  ...[row.id, row.holderId, row.delegateId, row.fromDay, row.untilDay, row.createdBy, row.endedAt, row.version],
  ...(row.accountId === null ? [] : [row.accountId]),
];

/** Binds a delegation to the root key: whoever can only write the database makes nobody decide. */
export const delegationMac = (keyring: Keyring, row: Sealed): string => keyring.mac('delegation', fields(row));
export const isAuthenticDelegation = (keyring: Keyring, row: Sealed & { mac: string }): boolean =>
  keyring.macMatches('delegation', fields(row), row.mac);
