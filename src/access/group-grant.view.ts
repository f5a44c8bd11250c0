import type { Failure } from '../kernel/failure.js';
import { scopeOf } from '../platforms/levels.js';
import type { GroupGrant } from './access.entity.js';

export class ViaGroupView {
  id: string;
  name: string;
}

/** A member who does not hold it, and why. */
export class GroupGrantExceptionView {
  personId: string;
  code: string;
  detail: string;
}

export class GroupGrantView {
  id: string;
  accountId: string;
  group: ViaGroupView;
  /** full_control, publisher, moderator, advertiser or analyst. */
  level: string;
  /** routine, campaign, customer_care or crisis. */
  scope: string;
  ticket: string | null;
  reason: string;
  /** First and last day, both inclusive. */
  since: string;
  until: string | null;
  /** Who decided, in whose name every member is given access. */
  approvedBy: string;
  createdAt: string;
  endedAt: string | null;
  endedBy: string | null;
  endedReason: string | null;
  /** Is it given to members who join today? */
  standing: boolean;
  /** Members today, and how many of them hold it (or will, from its first day on). */
  members: number;
  live: number;
  /** At most 200; empty in lists. Tried again by themselves, except what was ended by hand. */
  exceptions: GroupGrantExceptionView[];
  exceptionCount: number;
  version: number;
}

export class GroupGrantPage {
  items: GroupGrantView[];
  nextCursor: string | null;
  total: number;
}

export interface Exception {
  personId: string;
  failure: Failure;
}

export interface ShownGroupGrant {
  groupGrant: GroupGrant;
  groupName: string;
  members: number;
  live: number;
  exceptions: readonly Exception[];
}

const SHOWN = 200;

export function groupGrantView(shown: ShownGroupGrant, today: string): GroupGrantView {
  const { groupGrant: row, groupName, members, live, exceptions } = shown;
  return {
    id: row.id,
    accountId: row.accountId,
    group: { id: row.groupId, name: groupName },
    level: row.level,
    scope: scopeOf(row.scope),
    ticket: row.ticket,
    reason: row.reason,
    since: row.since,
    until: row.until,
    approvedBy: row.approvedBy,
    createdAt: row.createdAt,
    endedAt: row.endedAt,
    endedBy: row.endedBy,
    endedReason: row.endedReason,
    standing: row.endedAt === null && (row.until === null || row.until >= today),
    members,
    live,
    exceptions: exceptions
      .slice(0, SHOWN)
      .map(({ personId, failure }) => ({ personId, code: failure.code, detail: failure.detail })),
    exceptionCount: exceptions.length,
    version: row.version,
  };
}
