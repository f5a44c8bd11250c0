import type { Handover } from './handover.entity.js';

/** One account's transfer. */
export class HandoverView {
  id: string;
  caseId: string;
  accountId: string;
  /** Seats the leaver held when the case was opened: owner, backup_owner */
  seats: string[];
  /** What else hung on the leaver: sole_control, registration_email, recovery_phone, second_factor */
  holds: string[];
  successorId: string | null;
  /** `system` where the service proposed. */
  namedBy: string | null;
  namedAt: string | null;
  acceptedAt: string | null;
  version: number;
}

export class HandoverPage {
  items: HandoverView[];
  nextCursor: string | null;
  total: number;
}

export function handoverView({
  id,
  caseId,
  accountId,
  seats,
  holds,
  successorId,
  namedBy,
  namedAt,
  acceptedAt,
  version,
}: Handover): HandoverView {
  return {
    id,
    caseId,
    accountId,
    seats: JSON.parse(seats) as string[],
    holds: JSON.parse(holds) as string[],
    successorId,
    namedBy,
    namedAt,
    acceptedAt,
    version,
  };
}
