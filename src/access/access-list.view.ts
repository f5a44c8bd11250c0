import type { Page } from '../kernel/page.js';
import type { AccessRow } from './access-list.queries.js';

/** One right and why; the facts of the access list's CSV that do not come out of the vault. */
export class AccessView {
  id: string;
  /** grant, seat or break_glass (an emergency of that day). */
  source: string;
  accountId: string;
  platform: string;
  handle: string;
  profileUrl: string | null;
  brand: string | null;
  personId: string;
  /** Present name. */
  person: string;
  personEmail: string;
  personKind: string;
  organisation: string | null;
  /** Level of the grant, or owner or backup_owner. */
  level: string;
  nativeRole: string | null;
  reason: string | null;
  /** Mail addresses; system or machine where no person acted. */
  requestedBy: string | null;
  approvedBy: string | null;
  since: string;
  until: string | null;
  /** As the register says today. */
  status: string;
  endedOn: string | null;
  endedBy: string | null;
}

export class AccessPage {
  /** The day (UTC) at whose end this was so. */
  asOf: string;
  items: AccessView[];
  nextCursor: string | null;
  total: number;
}

export function accessView(row: AccessRow): AccessView {
  return {
    id: row.id,
    source: row.source,
    accountId: row.accountId,
    platform: row.platform,
    handle: row.handle,
    profileUrl: row.profileUrl,
    brand: row.brand,
    personId: row.personId,
    person: row.person,
    personEmail: row.personEmail,
    personKind: row.personKind,
    organisation: row.organisation,
    level: row.level,
    nativeRole: row.nativeRole,
    reason: row.reason,
    requestedBy: row.requestedBy,
    approvedBy: row.approvedBy,
    since: row.since,
    until: row.until,
    status: row.status,
    endedOn: row.endedOn,
    endedBy: row.endedBy,
  };
}

export const accessPageView = (asOf: string, page: Page<AccessRow>): AccessPage => ({
  asOf,
  items: page.items.map(accessView),
  nextCursor: page.nextCursor,
  total: page.total,
});
