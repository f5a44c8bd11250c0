import { iso } from '../kernel/clock.js';
import type { Operation } from '../operation/operation.js';
import { AccessRequest } from './access.entity.js';
import type { Power } from './deciding.rules.js';

export interface Decision {
  state: 'approved' | 'rejected' | 'cancelled' | 'expired';
  grantId: string | null;
  /** By what it was decided; null where nobody decided. */
  power: Power | null;
}

const ACTION_OF = {
  approved: 'request.approve',
  rejected: 'request.reject',
  cancelled: 'request.cancel',
  expired: 'request.expire',
};

/** Writes down how a request ended; decided requests stay for ever. The row is held by the caller. */
export async function endRequest(op: Operation, request: AccessRequest, decision: Decision): Promise<AccessRequest> {
  const { state, grantId, power } = decision;
  const decided: AccessRequest = {
    ...request,
    state,
    grantId,
    decidedBy: op.actor.id,
    decidedAs: power?.by ?? null,
    decidedFor: power?.forId ?? null,
    decidedAt: iso(op.now),
    decisionReason: op.reason,
    version: request.version + 1,
  };
  await op.db.update(AccessRequest, { id: request.id, version: request.version }, decided);
  const { accountId, personId } = request;
  op.record(
    [`request:${request.id}`, `account:${accountId}`, `person:${personId}`, ...behind(power)],
    { account: accountId, person: personId, state, grant: grantId, as: decided.decidedAs, for: decided.decidedFor },
    { action: ACTION_OF[state] },
  );
  op.announce('request.decided', { requestId: request.id, personId, state });
  return decided;
}

export const behind = (power: Power | null): string[] => (power?.forId ? [`person:${power.forId}`] : []);
