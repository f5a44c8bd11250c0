import type { NamedAccount } from '../accounts/named.queries.js';
import { nameAmong } from '../people/names.queries.js';
import { scopeOf } from '../platforms/levels.js';
import type { AccessRequest } from './access.entity.js';
import { isOverdue } from './request.rules.js';

export class RequestedAccountView {
  id: string;
  platform: string;
  handle: string;
  displayName: string;
  brand: string | null;
  status: string;
}

export class RequestView {
  id: string;
  accountId: string;
  account: RequestedAccountView;
  /** Who asks. */
  personId: string;
  /** Their present name. */
  person: string | null;
  level: string;
  /** First and last day wanted, both inclusive; null is the day of the decision, and open-ended. */
  validFrom: string | null;
  until: string | null;
  /** What it is for: routine, campaign, customer_care or crisis. */
  scope: string;
  reason: string;
  ticket: string | null;
  /** pending, asked_back, approved, rejected, cancelled or expired. */
  state: string;
  createdAt: string;
  /** Unanswered until then, it expires. */
  expiresAt: string;
  /** Since when others than the owner seats were told that it waits. */
  escalatedAt: string | null;
  decidedBy: string | null;
  /** Present name of whoever decided. */
  decider: string | null;
  /** seat, delegate, admin or brand; null for what nobody decided, and before this was noted. */
  decidedAs: string | null;
  /** The absent seat holder in whose name a delegate decided. */
  decidedFor: string | null;
  decidedAt: string | null;
  decisionReason: string | null;
  /** The grant an approval gave. */
  grantId: string | null;
  /** What the reader may do with it now, as names of actions. */
  can: string[];
  version: number;
}

/** What a request is shown with: present names, and what its reader may do. */
export interface RequestSurroundings {
  account: NamedAccount;
  names: ReadonlyMap<string, string>;
  can: string[];
}

/** `now` decides whether a request nobody answered still waits. */
export function requestView(request: AccessRequest, now: string, around: RequestSurroundings): RequestView {
  const { account, names, can } = around;
  return {
    id: request.id,
    accountId: request.accountId,
    account: {
      ...{ id: account.id, platform: account.platform, handle: account.handle },
      ...{ displayName: account.displayName, brand: account.brand, status: account.status },
    },
    personId: request.personId,
    person: nameAmong(names, request.personId),
    level: request.level,
    validFrom: request.validFrom,
    until: request.until,
    scope: scopeOf(request.scope),
    reason: request.reason,
    ticket: request.ticket,
    state: isOverdue(request, now) ? 'expired' : request.state,
    createdAt: request.createdAt,
    expiresAt: request.expiresAt,
    escalatedAt: request.escalatedAt,
    decidedBy: request.decidedBy,
    decider: nameAmong(names, request.decidedBy),
    decidedAs: request.decidedAs,
    decidedFor: request.decidedFor,
    decidedAt: request.decidedAt,
    decisionReason: request.decisionReason,
    grantId: request.grantId,
    can,
    version: request.version,
  };
}

export class RequestPage {
  items: RequestView[];
  nextCursor: string | null;
  total: number;
}
