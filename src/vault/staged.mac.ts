import type { Keyring } from '../keyring/keyring.js';
import type { StagedVersion } from './staged.entity.js';

export type SealedStage = Omit<StagedVersion, 'mac' | 'tested'>;

const fields = (row: SealedStage) =>
  [
    ...[row.id, row.credentialId, row.number, row.state, row.origin, row.stagedAt, row.stagedBy],
    ...[row.decidedAt, row.decidedBy, row.version],
  ] as const;

/** Binds a staged version to the root key: nobody plants a candidate by hand. */
export const stageMac = (keyring: Keyring, row: SealedStage): string => keyring.mac('staged_version', fields(row));
export const isAuthenticStage = (keyring: Keyring, row: SealedStage & { mac: string }): boolean =>
  keyring.macMatches('staged_version', fields(row), row.mac);
