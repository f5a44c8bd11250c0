import type { Keyring } from '../keyring/keyring.js';
import type { NativeException } from './reconciliation.entity.js';

type Sealed = Omit<NativeException, 'mac'>;

const fields = (row: Sealed) =>
  [
    row.id,
    row.accountId,
    row.difference,
    row.personId,
    row.reason,
    row.reviewOn,
    row.acceptedBy,
    row.acceptedAt,
    row.version,
  ] as const;

/** Binds what excuses a difference to the root key: a row written by hand excuses nothing. */
export const exceptionMac = (keyring: Keyring, row: Sealed): string => keyring.mac('native_exception', fields(row));
export const isAuthenticException = (keyring: Keyring, row: NativeException): boolean =>
  keyring.macMatches('native_exception', fields(row), row.mac);
