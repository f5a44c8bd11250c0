import type { Keyring } from '../keyring/keyring.js';
import type { EntitlementRule } from './entitlement.entity.js';

type Sealed = Omit<EntitlementRule, 'mac' | 'reason' | 'endedBy' | 'endedReason'>;

const fields = (row: Sealed) =>
  [
    row.id,
    row.who,
    row.value,
    row.levels,
    row.scopes,
    row.platform,
    row.brand,
    row.createdAt,
    row.createdBy,
    row.endedAt,
    row.version,
  ] as const;

/** Binds a rule to the root key: whoever can only write the database neither widens a rule nor makes one. */
export const ruleMac = (keyring: Keyring, row: Sealed): string => keyring.mac('entitlement', fields(row));
export const isAuthenticRule = (keyring: Keyring, row: Sealed & { mac: string }): boolean =>
  keyring.macMatches('entitlement', fields(row), row.mac);
