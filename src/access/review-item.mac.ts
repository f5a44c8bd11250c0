import type { Keyring } from '../keyring/keyring.js';
import type { ReviewItem } from './review.entity.js';

type Sealed = Pick<
  ReviewItem,
  'id' | 'campaignId' | 'subject' | 'reviewerId' | 'state' | 'dueOn' | 'suspendsFrom' | 'version'
>;

const fields = (row: Sealed) =>
  [row.id, row.campaignId, row.subject, row.reviewerId, row.state, row.dueOn, row.suspendsFrom, row.version] as const;

/** Binds an item to the root key: nobody becomes a reviewer, and nothing answered, by writing the table. */
export const reviewItemMac = (keyring: Keyring, row: Sealed): string => keyring.mac('review-item', fields(row));
export const isAuthenticItem = (keyring: Keyring, row: Sealed & { mac: string }): boolean =>
  keyring.macMatches('review-item', fields(row), row.mac);
