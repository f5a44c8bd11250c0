import type { Keyring } from '../keyring/keyring.js';
import type { BreakGlassRight, Opening } from './break-glass.entity.js';

type SealedRight = Pick<BreakGlassRight, 'id' | 'personId' | 'accountId' | 'until' | 'givenBy' | 'endedAt' | 'version'>;

const rightFields = (row: SealedRight) =>
  [row.id, row.personId, row.accountId, row.until, row.givenBy, row.endedAt, row.version] as const;

/** Binds a standing right to the root key: a row written or restored by hand counts as absent. */
export const breakGlassRightMac = (keyring: Keyring, row: SealedRight): string =>
  keyring.mac('break_glass_right', rightFields(row));
export const isAuthenticRight = (keyring: Keyring, row: SealedRight & { mac: string }): boolean =>
  keyring.macMatches('break_glass_right', rightFields(row), row.mac);

export type SealedOpening = Pick<
  Opening,
  | 'id'
  | 'accountId'
  | 'personId'
  | 'rightId'
  | 'openedAt'
  | 'expiresAt'
  | 'secondPerson'
  | 'confirmedBy'
  | 'confirmedAt'
  | 'endedAt'
  | 'outcome'
  | 'reviewedBy'
  | 'reviewedAt'
  | 'version'
>;

const openingFields = (row: SealedOpening) =>
  [
    row.id,
    row.accountId,
    row.personId,
    row.rightId,
    row.openedAt,
    row.expiresAt,
    row.secondPerson,
    row.confirmedBy,
    row.confirmedAt,
    row.endedAt,
    row.outcome,
    row.reviewedBy,
    row.reviewedAt,
    row.version,
  ] as const;

/** Binds an opening to the root key, its end and its review with it: nobody prolongs or excuses one by hand. */
export const openingMac = (keyring: Keyring, row: SealedOpening): string =>
  keyring.mac('break_glass_opening', openingFields(row));
export const isAuthenticOpening = (keyring: Keyring, row: SealedOpening & { mac: string }): boolean =>
  keyring.macMatches('break_glass_opening', openingFields(row), row.mac);
