import type { NamedAccount } from '../accounts/named.queries.js';
import type { Failure } from '../kernel/failure.js';
import { nameAmong } from '../people/names.queries.js';
import { scopeOf } from '../platforms/levels.js';
import type { GroupGrant } from './access.entity.js';

export class ViaGroupView {
  id: string;
  name: string;
}

/** A member who does not hold it, and why. */
export class GroupGrantExceptionView {
  personId: string;
  /** Present name. */
  fullName: string;
  code: string;
  detail: string;
}

export class GrantedAccountView {
  id: string;
  platform: string;
  handle: string;
  displayName: string;
}

export class GroupGrantView {
  id: string;
  accountId: string;
  account: GrantedAccountView;
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
  /** Their present name. */
  approver: string | null;
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
  /** What the reader may do with it now, as names of actions. */
  can: string[];
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

/** So many members without it are named. */
export const SHOWN_EXCEPTIONS = 200;

/** What a grant to a group is shown with. */
export interface GroupGrantSurroundings {
  today: string;
  account: NamedAccount;
  names: ReadonlyMap<string, string>;
  can: string[];
}

export function groupGrantView(shown: ShownGroupGrant, around: GroupGrantSurroundings): GroupGrantView {
  const { groupGrant: row, groupName, members, live, exceptions } = shown;
  const { today, account, names, can } = around;
  return {
    id: row.id,
    accountId: row.accountId,
    account: {
      ...{ id: account.id, platform: account.platform },
      ...{ handle: account.handle, displayName: account.displayName },
    },
    group: { id: row.groupId, name: groupName },
    level: row.level,
    scope: scopeOf(row.scope),
    ticket: row.ticket,
    reason: row.reason,
    since: row.since,
    until: row.until,
    approvedBy: row.approvedBy,
    approver: nameAmong(names, row.approvedBy),
    createdAt: row.createdAt,
    endedAt: row.endedAt,
    endedBy: row.endedBy,
    endedReason: row.endedReason,
    standing: row.endedAt === null && (row.until === null || row.until >= today),
    members,
    live,
    exceptions: exceptions.slice(0, SHOWN_EXCEPTIONS).map(({ personId, failure }) => ({
      ...{ personId, fullName: names.get(personId) ?? '', code: failure.code, detail: failure.detail },
    })),
    exceptionCount: exceptions.length,
    can,
    version: row.version,
  };
}
