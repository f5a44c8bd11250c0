import { peopleState } from '../access/deciders.js';
import { brandKeysOf } from '../accounts/brand.queries.js';
import { list, rows, sql } from '../database/sql.js';
import { iso } from '../kernel/clock.js';
import type { Keyring } from '../keyring/keyring.js';
import { holds } from '../operation/actor.js';
import type { Operation } from '../operation/operation.js';
import { needsTwo, mayVote, type Capacity } from './account-request.rules.js';

/** A new official account that waits for a word. */
export interface WaitingAccountRequest {
  id: string;
  accountId: string;
  requesterId: string;
  criticality: string;
  expiresAt: string;
  /** 1: the actor is accountable for its brand. */
  isOwnBrand: number | string;
}

/**
 * Requests the actor may answer now: whoever asked or would hold a seat does not, nor whoever said yes to it already, nor where
 * somebody else said yes as all that the actor could be. The soonest to expire first.
 */
export async function accountRequestsToDecide(op: Operation, keyring: Keyring): Promise<WaitingAccountRequest[]> {
  const { db, actor, now } = op;
  const isAdmin = holds(actor, 'admin');
  const keys = await brandKeysOf(db, keyring, actor.id);
  const self = (await peopleState(db, [actor.id], { hold: false })).get(actor.id);
  const capacities: Capacity[] = [
    ...(isAdmin ? (['admin'] as const) : []),
    ...(keys.length > 0 ? (['accountable'] as const) : []),
  ];
  if (!self || !mayVote({ person: self, capacities, watches: holds(actor, 'hr', 'auditor') }, now)) return [];
  const ownBrand = sql`r.brand_key in ${list(keys)}`;
  const found = await rows<WaitingAccountRequest>(
    db,
    sql`select r.id, r.account_id as "accountId", r.requester_id as "requesterId", r.criticality, r.expires_at as "expiresAt",
          case when ${ownBrand} then 1 else 0 end as "isOwnBrand" from account_request r
        where r.state = 'pending' and r.expires_at > ${iso(now)} and ${isAdmin ? sql`1 = 1` : ownBrand}
          and ${actor.id} not in (r.requester_id, r.owner_id, r.backup_owner_id) order by r.expires_at, r.id`,
  );
  const said = await rows<{ requestId: string; personId: string; capacity: string }>(
    db,
    sql`select d.request_id as "requestId", d.person_id as "personId", d.capacity from account_decision d
        join account_request r on r.id = d.request_id and r.revision = d.revision
        where d.verdict = 'approved' and d.request_id in ${list(found.map(({ id }) => id))}`,
  );
  return found.filter(({ id, criticality, isOwnBrand }) => {
    const yes = said.filter(({ requestId }) => requestId === id);
    if (yes.some(({ personId }) => personId === actor.id)) return false;
    const could = [...(isAdmin ? ['admin'] : []), ...(Number(isOwnBrand) === 1 ? ['accountable'] : [])];
    return !needsTwo(criticality) || could.some((capacity) => !yes.some((one) => one.capacity === capacity));
  });
}
