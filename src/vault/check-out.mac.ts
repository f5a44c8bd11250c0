import type { Keyring } from '../keyring/keyring.js';
import type { CheckOut, CheckOutPolicy } from './check-out.entity.js';

export type SealedPolicy = Pick<CheckOutPolicy, 'accountId' | 'required' | 'minutes' | 'rotateOnReturn' | 'version'>;

const policyFields = (row: SealedPolicy) =>
  [row.accountId, row.required, row.minutes, row.rotateOnReturn, row.version] as const;

/** Binds a policy to the root key: one loosened by hand is not believed. */
export const checkOutPolicyMac = (keyring: Keyring, row: SealedPolicy): string =>
  keyring.mac('check_out_policy', policyFields(row));
export const isAuthenticPolicy = (keyring: Keyring, row: SealedPolicy & { mac: string }): boolean =>
  keyring.macMatches('check_out_policy', policyFields(row), row.mac);

export type SealedTurn = Pick<
  CheckOut,
  | 'id'
  | 'accountId'
  | 'personId'
  | 'askedAt'
  | 'offeredAt'
  | 'takenAt'
  | 'expiresAt'
  | 'rotateOnReturn'
  | 'endedAt'
  | 'version'
>;

const turnFields = (row: SealedTurn) =>
  [
    row.id,
    row.accountId,
    row.personId,
    row.askedAt,
    row.offeredAt,
    row.takenAt,
    row.expiresAt,
    row.rotateOnReturn,
    row.endedAt,
    row.version,
  ] as const;

/** Binds a turn to the root key: nobody prolongs one or jumps the queue by hand. */
export const turnMac = (keyring: Keyring, row: SealedTurn): string => keyring.mac('check_out', turnFields(row));
export const isAuthenticTurn = (keyring: Keyring, row: SealedTurn & { mac: string }): boolean =>
  keyring.macMatches('check_out', turnFields(row), row.mac);
