import type { Keyring } from '../keyring/keyring.js';
import type { Brand } from './brand.entity.js';

type Sealed = Pick<Brand, 'id' | 'nameKey' | 'accountableId' | 'since' | 'givenBy' | 'endedAt' | 'version'>;

const fields = (row: Sealed) =>
  [row.id, row.nameKey, row.accountableId, row.since, row.givenBy, row.endedAt, row.version] as const;

/** Binds a brand to the root key, because its accountable person decides: a row written by hand counts as absent. */
export const brandMac = (keyring: Keyring, row: Sealed): string => keyring.mac('brand', fields(row));
export const isAuthenticBrand = (keyring: Keyring, row: Sealed & { mac: string }): boolean =>
  keyring.macMatches('brand', fields(row), row.mac);
