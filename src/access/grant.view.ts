import { GateView, gateView } from '../policies/gate.view.js';
import type { Missing } from '../policies/gate.rules.js';
import { nameAmong } from '../people/names.queries.js';
import type { Grant } from './access.entity.js';
import { scopeOf } from '../platforms/levels.js';
import type { ViaGroup } from './group-grant.queries.js';
import { ViaGroupView } from './group-grant.view.js';
import { isLiveOn } from './grant.rules.js';

export class GrantView {
  id: string;
  accountId: string;
  personId: string;
  /** full_control, publisher, moderator, advertiser or analyst. */
  level: string;
  /** The platform's own word for the role. */
  nativeRole: string | null;
  reason: string | null;
  /** Ids of people. */
  requestedBy: string | null;
  approvedBy: string | null;
  /** The absent seat holder in whose name a delegate approved. */
  approvedFor: string | null;
  /** First and last day, both inclusive. */
  since: string;
  until: string | null;
  /** active, suspended, revoked or expired, as recorded. */
  status: string;
  /** Does it allow anything today? */
  live: boolean;
  /** The first day on which it allowed nothing any more. */
  endedOn: string | null;
  endedAt: string | null;
  endedBy: string | null;
  endedReason: string | null;
  /** routine, campaign, customer_care or crisis. */
  scope: string;
  ticket: string | null;
  /** The grant this one goes on from: an extension or a resumption. */
  continuesId: string | null;
  /** Is its first day still to come? */
  startsLater: boolean;
  /** The group through which it is held; null for what somebody was given themselves. */
  viaGroup: ViaGroupView | null;
  createdAt: string;
  version: number;
}

const NONE: ReadonlyMap<string, ViaGroup> = new Map();

/** `today` is the UTC day on which the view is given, `via` the groups by the id of the grant to them. */
export function grantView(grant: Grant, today: string, via: ReadonlyMap<string, ViaGroup> = NONE): GrantView {
  return {
    id: grant.id,
    accountId: grant.accountId,
    personId: grant.personId,
    level: grant.level,
    nativeRole: grant.nativeRole,
    reason: grant.reason,
    requestedBy: grant.requestedBy,
    approvedBy: grant.approvedBy,
    approvedFor: grant.approvedFor,
    since: grant.since,
    until: grant.until,
    status: grant.status,
    live: isLiveOn(grant, today),
    endedOn: grant.endedOn,
    endedAt: grant.endedAt,
    endedBy: grant.endedBy,
    endedReason: grant.endedReason,
    scope: scopeOf(grant.scope),
    ticket: grant.ticket,
    continuesId: grant.continuesId,
    startsLater: grant.since > today && grant.endedOn === null,
    viaGroup: (grant.groupGrantId !== null && via.get(grant.groupGrantId)) || null,
    createdAt: grant.createdAt,
    version: grant.version,
  };
}

/** A grant of a list, with names, with what it waits for and with what its reader may do. */
export class ListedGrantView extends GrantView {
  /** Present names of the holder and of whoever asked, approved and ended; null where no person did. */
  person: string | null;
  requester: string | null;
  approver: string | null;
  ender: string | null;
  /** Live and closed: it allows nothing until what is missing is there. Null where the grant is not live. */
  gate: GateView | null;
  /** What the reader may do with it now, as names of actions. */
  can: string[];
}

/** What a grant of a list is shown with. */
export interface GrantSurroundings {
  today: string;
  missing: readonly Missing[];
  via: ReadonlyMap<string, ViaGroup>;
  names: ReadonlyMap<string, string>;
  can: string[];
}

export function listedView(grant: Grant, { today, missing, via, names, can }: GrantSurroundings): ListedGrantView {
  const view = grantView(grant, today, via);
  return {
    ...view,
    person: nameAmong(names, grant.personId),
    requester: nameAmong(names, grant.requestedBy),
    approver: nameAmong(names, grant.approvedBy),
    ender: nameAmong(names, grant.endedBy),
    gate: view.live ? gateView(missing, grant.personId) : null,
    can,
  };
}

export class GrantPage {
  items: ListedGrantView[];
  nextCursor: string | null;
  total: number;
  /** What the reader may do about access to this account, as names of actions. */
  can: string[];
}
