import type { Handover } from './handover.entity.js';
import { NamesView } from './names.view.js';

export class ProposalView {
  /** backup_owner, brand, manager or least_loaded where the service proposed; named where somebody was named. */
  reason: string;
}

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
  /** Why this successor; null while there is none. */
  proposal: ProposalView | null;
  /** Who was asked before, and leaves too or refused. */
  replacesId: string | null;
  completedAt: string | null;
  completedBy: string | null;
  version: number;
}

/** A transfer in the list of its case. */
export class ListedHandover extends HandoverView {
  /** Steps of the account that must be settled before it can be finished. */
  openGates: number;
  /** Acts of the reader that the rules let through: `handover.name` … */
  can: string[];
}

export class HandoverPage {
  items: ListedHandover[];
  nextCursor: string | null;
  total: number;
  /** Of everybody and every account spoken of here. */
  names?: NamesView;
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
  proposal,
  replacesId,
  completedAt,
  completedBy,
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
    proposal: successorId === null ? null : { reason: proposal ?? (namedBy === 'system' ? 'backup_owner' : 'named') },
    replacesId,
    completedAt,
    completedBy,
    version,
  };
}
