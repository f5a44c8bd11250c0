import { isNewest } from '../accounts/mark.rules.js';
import type { Keyring } from '../keyring/keyring.js';
import type { Handover } from './handover.entity.js';

type Sealed = Pick<Handover, 'id' | 'caseId' | 'accountId' | 'seats' | 'successorId' | 'acceptedAt' | 'version'> &
  Partial<Pick<Handover, 'completedAt'>>;

/** A finished one says so under the MAC too; the others read as they always did. */
const fields = (row: Sealed) => [
  ...[row.id, row.caseId, row.accountId, row.seats, row.successorId, row.acceptedAt, row.version],
  ...(row.completedAt ? [row.completedAt] : []),
];

/** Accepting gives a seat: who was named, for what, must have been named by somebody with the root key. */
export const handoverMac = (keyring: Keyring, row: Sealed): string => keyring.mac('handover', fields(row));

export const handoverMark = (id: string): string => `handover:${id}`;

/** Neither forged nor put back: the MAC fits, and the log knows no newer state. `leaf` is the newest under its mark. */
export const isProvenHandover = (keyring: Keyring, row: Sealed & { mac: string }, leaf: string | null): boolean =>
  keyring.macMatches('handover', fields(row), row.mac) && (leaf === null || isNewest(row.version, leaf));
