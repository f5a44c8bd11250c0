import type { EntityManager } from 'typeorm';
import { forUpdate, list, one, raw, rows, sql, type Sql } from '../database/sql.js';
import { iso } from '../kernel/clock.js';
import { decodeCursor, pageOf, type Page } from '../kernel/page.js';
import type { Keyring } from '../keyring/keyring.js';
import { holds } from '../operation/actor.js';
import type { Operation } from '../operation/operation.js';
import { AccessRequest } from './access.entity.js';
import { AccessFailures } from './access.failures.js';
import type { RequestsQuery } from './request.dto.js';
import { OPEN_STATES } from './request.rules.js';
import { mineToDecide, ofOwnBrands, standingIn } from './my-requests.queries.js';
import { accountsOwnedBy } from './standing.js';

/**
 * Requests the actor may see: their own, those they decided, those about accounts they answer for or stand in for today, or of their brands;
 * admins and auditors see all.
 */
async function visibleRequests(op: Operation, keyring: Keyring): Promise<Sql> {
  if (holds(op.actor, 'admin', 'auditor')) return raw('1 = 1');
  const owned = await accountsOwnedBy(op.db, keyring, op.actor.id);
  const behind = sql`${await standingIn(op, keyring)} or ${await ofOwnBrands(op, keyring)}`;
  return sql`(r.person_id = ${op.actor.id} or r.decided_by = ${op.actor.id} or r.account_id in ${list(owned)} or ${behind})`;
}

/** Throws `access.unknown_request` (404) for one that is not there or not the actor's to see. */
export async function visibleRequest(op: Operation, keyring: Keyring, id: string): Promise<AccessRequest> {
  const seen = await one<{ id: string }>(
    op.db,
    sql`select r.id from access_request r where r.id = ${id} and ${await visibleRequests(op, keyring)}`,
  );
  const request = seen ? await op.db.findOneBy(AccessRequest, { id }) : null;
  if (!request) throw AccessFailures.UNKNOWN_REQUEST();
  return request;
}

/** The request as it is now, held until the transaction ends: of two decisions the second finds it decided. */
export async function holdRequest(db: EntityManager, id: string): Promise<AccessRequest> {
  await rows(db, sql`select id from access_request where id = ${id}${forUpdate(db)}`);
  return db.findOneByOrFail(AccessRequest, { id });
}

/** Nobody decided, whether or not its time is up. */
export const undecided: Sql = sql`r.state in ${list(OPEN_STATES)}`;

/** `isPending` as a condition. */
export const pendingAt = (now: string): Sql => sql`${undecided} and r.expires_at > ${now}`;

/** An unanswered request counts as expired from its hour on, whether or not that was written down. */
function inState(state: RequestsQuery['state'], now: string): Sql {
  if (!state) return raw('');
  if (state === 'expired') return sql` and (r.state = 'expired' or (${undecided} and r.expires_at <= ${now}))`;
  const open: readonly string[] = OPEN_STATES;
  return sql` and r.state = ${state}${open.includes(state) ? sql` and r.expires_at > ${now}` : raw('')}`;
}

/** Newest first. */
export async function requestPage(
  op: Operation,
  keyring: Keyring,
  query: RequestsQuery,
  escalationDays: number,
): Promise<Page<AccessRequest>> {
  const mine = query.to === 'me' ? await mineToDecide(op, keyring, escalationDays) : raw('1 = 1');
  const matching = sql`${await visibleRequests(op, keyring)} and ${mine}${inState(query.state, iso(op.now))}
    ${query.accountId ? sql` and r.account_id = ${query.accountId}` : raw('')}
    ${query.personId ? sql` and r.person_id = ${query.personId}` : raw('')}
    ${query.level ? sql` and r.level = ${query.level}` : raw('')}`;
  const [before] = query.cursor ? decodeCursor(query.cursor, 1) : [null];
  const found = await rows<AccessRequest>(
    op.db,
    sql`select r.id, r.account_id as "accountId", r.person_id as "personId", r.level, r.until, r.valid_from as "validFrom", r.scope, r.ticket,
          r.escalated_at as "escalatedAt", r.reason, r.state,
          r.created_at as "createdAt", r.expires_at as "expiresAt", r.decided_by as "decidedBy",
          r.decided_as as "decidedAs", r.decided_for as "decidedFor", r.decided_at as "decidedAt", r.decision_reason as "decisionReason", r.grant_id as "grantId", r.version
        from access_request r where ${matching}${before === null ? raw('') : sql` and r.id < ${before ?? ''}`}
        order by r.id desc limit ${query.limit + 1}`,
  );
  const count = await one<{ n: number | string }>(
    op.db,
    sql`select count(*) as n from access_request r where ${matching}`,
  );
  return pageOf(found, query.limit, Number(count?.n ?? 0), (row) => [row.id]);
}
