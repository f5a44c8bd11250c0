import type { Keyring } from '../keyring/keyring.js';
import type { Seat } from './account.entity.js';

type Sealed = Pick<Seat, 'id' | 'accountId' | 'personId' | 'seat' | 'since' | 'givenBy' | 'endedAt' | 'version'>;

const fields = (row: Sealed) =>
  [row.id, row.accountId, row.personId, row.seat, row.since, row.givenBy, row.endedAt, row.version] as const;

/** Binds a seat to the root key: a row written or restored by hand counts as absent. */
export const seatMac = (keyring: Keyring, row: Sealed): string => keyring.mac('seat', fields(row));
export const isAuthenticSeat = (keyring: Keyring, row: Sealed & { mac: string }): boolean =>
  keyring.macMatches('seat', fields(row), row.mac);
