import type { Keyring } from '../keyring/keyring.js';
import type { SecondFactor, SignIn } from './identity.entity.js';

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

type SealedSignIn = Pick<SignIn, 'personId' | 'passwordHash' | 'changedAt'>;

const signInFields = (row: SealedSignIn) => [row.personId, row.passwordHash, row.changedAt] as const;

/** Binds a password to its person: one exchanged in the database is no way past the first factor. */
export const signInMac = (keyring: Keyring, row: SealedSignIn): string => keyring.mac('sign-in', signInFields(row));
export const isAuthenticSignIn = (keyring: Keyring, row: SealedSignIn & { mac: string }): boolean =>
  keyring.macMatches('sign-in', signInFields(row), row.mac);
