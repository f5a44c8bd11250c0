import type { Keyring } from '../keyring/keyring.js';
import type { SecondFactor } from './identity.entity.js';

type Sealed = Pick<
  SecondFactor,
  'id' | 'personId' | 'kind' | 'sealed' | 'algorithm' | 'digits' | 'period' | 'confirmedAt' | 'endedAt'
>;

const fields = (row: Sealed) =>
  [
    row.id,
    row.personId,
    row.kind,
    row.sealed,
    row.algorithm,
    row.digits,
    row.period,
    row.confirmedAt,
    row.endedAt,
  ] as const;

/** Binds a second factor to its person and to the root key; `lastStep` stays outside because it moves with every code. */
export const factorMac = (keyring: Keyring, row: Sealed): string => keyring.mac('factor', fields(row));
export const isAuthenticFactor = (keyring: Keyring, row: Sealed & { mac: string }): boolean =>
  keyring.macMatches('factor', fields(row), row.mac);
