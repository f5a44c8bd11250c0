import type { Keyring } from '../keyring/keyring.js';
import type { WaiverReview } from './waiver-review.entity.js';

type Sealed = Omit<WaiverReview, 'reason' | 'mac'>;

const fields = (row: Sealed) =>
  [
    row.id,
    row.taskId,
    row.reviewOn,
    row.evidenceId,
    row.decidedBy,
    row.decidedAt,
    row.verifiedBy,
    row.verifiedAt,
    row.version,
  ] as const;

export const reviewMac = (keyring: Keyring, row: Sealed): string => keyring.mac('waiver_review', fields(row));

/** A review that nobody with the root key wrote counts as absent: the finding stays. */
export const isAuthenticReview = (keyring: Keyring, row: Sealed & { mac: string }): boolean =>
  keyring.macMatches('waiver_review', fields(row), row.mac);
