import type { Grant } from './access.entity.js';

export const LEVELS = ['full_control', 'publisher', 'moderator', 'advertiser', 'analyst'] as const;
export type Level = (typeof LEVELS)[number];

type Dated = Pick<Grant, 'since' | 'until' | 'endedOn' | 'status'>;

/**
 * Live on `day` (UTC, YYYY-MM-DD): begun, not ended or suspended on or before it, and not past its last day.
 * The clock decides at the moment of use; the timed job only writes down what is already true.
 */
export const isLiveOn = (grant: Dated, day: string): boolean =>
  grant.since <= day && (grant.endedOn === null || grant.endedOn > day) && (grant.until === null || grant.until >= day);
