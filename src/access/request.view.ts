import { scopeOf } from '../platforms/levels.js';
import type { AccessRequest } from './access.entity.js';
import { isPending } from './request.rules.js';

export class RequestView {
  id: string;
  accountId: string;
  /** Who asks. */
  personId: string;
  level: string;
  until: string | null;
  /** What it is for: routine, campaign, customer_care or crisis. */
  scope: string;
  reason: string;
  /** pending, approved, rejected, cancelled or expired. */
  state: string;
  createdAt: string;
  /** Unanswered until then, it expires. */
  expiresAt: string;
  decidedBy: string | null;
  decidedAt: string | null;
  decisionReason: string | null;
  /** The grant an approval gave. */
  grantId: string | null;
  version: number;
}

/** `now` decides whether a request nobody answered still waits. */
export function requestView(request: AccessRequest, now: string): RequestView {
  return {
    id: request.id,
    accountId: request.accountId,
    personId: request.personId,
    level: request.level,
    until: request.until,
    scope: scopeOf(request.scope),
    reason: request.reason,
    state: request.state === 'pending' && !isPending(request, now) ? 'expired' : request.state,
    createdAt: request.createdAt,
    expiresAt: request.expiresAt,
    decidedBy: request.decidedBy,
    decidedAt: request.decidedAt,
    decisionReason: request.decisionReason,
    grantId: request.grantId,
    version: request.version,
  };
}

export class RequestPage {
  items: RequestView[];
  nextCursor: string | null;
  total: number;
}
