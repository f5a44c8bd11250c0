import { GateView, gateView } from '../policies/gate.view.js';
import type { Missing } from '../policies/gate.rules.js';
import type { AccessAnswer } from './access.service.js';
import type { AccessRow } from './access-list.queries.js';
import { ViaGroupView } from './group-grant.view.js';

/** The group through which a right is held. */
export const viaGroupOf = ({ viaGroupId, viaGroupName }: AccessRow): ViaGroupView | null =>
  viaGroupId === null ? null : { id: viaGroupId, name: viaGroupName ?? '' };

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
  /** What the grant waits for; null for what is no grant. */
  gate: GateView | null;
  /** The group through which it is held; null for what somebody was given themselves. */
  viaGroup: ViaGroupView | null;
}

export class AccessPage {
  /** The day (UTC) at whose end this was so. */
  asOf: string;
  items: AccessView[];
  nextCursor: string | null;
  total: number;
}

export function accessView(row: AccessRow, missing: readonly Missing[]): AccessView {
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
    gate: row.source === 'grant' ? gateView(missing, row.personId) : null,
    viaGroup: viaGroupOf(row),
  };
}

export const accessPageView = ({ asOf, page, gates }: AccessAnswer): AccessPage => ({
  asOf,
  items: page.items.map((row) => accessView(row, gates.get(row.id) ?? [])),
  nextCursor: page.nextCursor,
  total: page.total,
});
