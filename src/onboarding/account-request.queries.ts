import type { EntityManager } from 'typeorm';
import { lockAccount } from '../accounts/account.queries.js';
import { brandKeysOf } from '../accounts/brand.queries.js';
import { isNewest } from '../accounts/mark.rules.js';
import { containing, forUpdate, join, list, one, raw, rows, sql, type Sql } from '../database/sql.js';
import { iso } from '../kernel/clock.js';
import { fold, wordsOf } from '../kernel/fold.js';
import { decodeCursor, pageOf, type Page } from '../kernel/page.js';
import type { Keyring } from '../keyring/keyring.js';
import { newestMark } from '../ledger/ledger.queries.js';
import { holds } from '../operation/actor.js';
import type { Operation } from '../operation/operation.js';
import type { AccountRequestQuery } from './account-request.dto.js';
import { UNDECIDED } from './account-request.rules.js';
import { AccountDecision, AccountRequest, AccountRequestEvent } from './onboarding.entity.js';
import { OnboardingFailures } from './onboarding.failures.js';
import { isAuthenticDecision, isAuthenticRequest } from './onboarding.mac.js';

/** A request with the name of its account. */
export interface ListedRequest extends AccountRequest {
  platform: string;
  handle: string;
  profileUrl: string | null;
}

const COLUMNS = sql`r.id, r.account_id as "accountId", r.requester_id as "requesterId", r.state, r.reason,
  r.display_name as "displayName", r.purpose, r.audience, r.brand, r.brand_key as "brandKey",
  r.owner_entity as "ownerEntity", r.owner_id as "ownerId", r.backup_owner_id as "backupOwnerId", r.criticality,
  r.access_model as "accessModel", r.registration_email as "registrationEmail", r.recovery_phone as "recoveryPhone",
  r.links, r.revision, r.search_text as "searchText", r.created_at as "createdAt", r.expires_at as "expiresAt",
  r.warned_at as "warnedAt", r.decided_at as "decidedAt", r.version, r.mac, a.platform, a.handle,
  a.profile_url as "profileUrl"`;

/** The fact of an account that was asked for this way fixes its newest state in the log. */
export const requestMark = (accountId: string): string => `account_request:${accountId}`;

const undecided = sql`r.state in ${list(UNDECIDED)}`;

/** One's own, those of brands one is accountable for; admins and auditors see all. */
async function visibleRequests(op: Operation, keyring: Keyring): Promise<Sql> {
  if (holds(op.actor, 'admin', 'auditor')) return raw('1 = 1');
  const brands = await brandKeysOf(op.db, keyring, op.actor.id);
  return sql`(r.requester_id = ${op.actor.id} or r.brand_key in ${list(brands)})`;
}

/** Throws `onboarding.unknown_request` (404) for one that is not there or not the actor's to see. */
export async function visibleRequest(op: Operation, keyring: Keyring, id: string): Promise<ListedRequest> {
  const found = await one<ListedRequest>(
    op.db,
    sql`select ${COLUMNS} from account_request r join account a on a.id = r.account_id
        where r.id = ${id} and ${await visibleRequests(op, keyring)}`,
  );
  if (!found) throw OnboardingFailures.UNKNOWN_REQUEST();
  return found;
}

/** The request as it is now, for the answer to an act on it. */
export async function listedRequest(db: EntityManager, id: string): Promise<ListedRequest> {
  const found = await one<ListedRequest>(
    db,
    sql`select ${COLUMNS} from account_request r join account a on a.id = r.account_id where r.id = ${id}`,
  );
  if (!found) throw OnboardingFailures.UNKNOWN_REQUEST();
  return found;
}

/** The request of an account, whatever its state. */
export const requestOf = (db: EntityManager, accountId: string): Promise<AccountRequest | null> =>
  db.findOneBy(AccountRequest, { accountId });

/** Was this account asked for? The log says so too where somebody took the row away. */
export const wasAskedFor = async (db: EntityManager, accountId: string): Promise<boolean> =>
  (await requestOf(db, accountId)) !== null || (await newestMark(db, requestMark(accountId))) !== null;

/**
 * The request as it is now, held with its account until the transaction ends: of two decisions the second finds the first.
 * Throws `onboarding.altered` for a row that is not as the service wrote it.
 */
export async function heldRequest(db: EntityManager, keyring: Keyring, known: AccountRequest): Promise<AccountRequest> {
  await lockAccount(db, known.accountId);
  await rows(db, sql`select id from account_request where id = ${known.id}${forUpdate(db)}`);
  const request = await db.findOneByOrFail(AccountRequest, { id: known.id });
  const leaf = await newestMark(db, requestMark(request.accountId));
  if (!isAuthenticRequest(keyring, request) || !isNewest(request.version, leaf)) throw OnboardingFailures.ALTERED();
  return request;
}

/** Newest first. */
export async function requestPage(
  op: Operation,
  keyring: Keyring,
  query: AccountRequestQuery,
): Promise<Page<ListedRequest>> {
  const parts = [await visibleRequests(op, keyring), ...inState(query.state, iso(op.now))];
  if (query.brand !== undefined) parts.push(sql`r.brand_key = ${fold(query.brand)}`);
  for (const word of wordsOf(query.q ?? '')) parts.push(sql`r.search_text like ${containing(word)} escape '\\'`);
  const matching = join(parts, ' and ');
  const [before] = query.cursor === undefined ? [null] : decodeCursor(query.cursor, 1);
  const found = await rows<ListedRequest>(
    op.db,
    sql`select ${COLUMNS} from account_request r join account a on a.id = r.account_id
        where ${matching}${before === null ? raw('') : sql` and r.id < ${before ?? ''}`}
        order by r.id desc limit ${query.limit + 1}`,
  );
  const count = await one<{ n: number | string }>(
    op.db,
    sql`select count(*) as n from account_request r where ${matching}`,
  );
  return pageOf(found, query.limit, Number(count?.n ?? 0), (row) => [row.id]);
}

/** A request nobody answered counts as expired from its hour on, whether or not that was written down. */
function inState(state: AccountRequestQuery['state'], now: string): Sql[] {
  if (state === undefined) return [];
  if (state === 'expired') return [sql`(r.state = 'expired' or (${undecided} and r.expires_at <= ${now}))`];
  const isOpen = (UNDECIDED as readonly string[]).includes(state);
  return [sql`r.state = ${state}`, ...(isOpen ? [sql`r.expires_at > ${now}`] : [])];
}

/** Oldest first, without what nobody decided. */
export async function decisionsOf(db: EntityManager, keyring: Keyring, requestId: string): Promise<AccountDecision[]> {
  const found = await db.find(AccountDecision, { where: { requestId }, order: { id: 'asc' } });
  return found.filter((row) => isAuthenticDecision(keyring, row));
}

export const eventsOf = (db: EntityManager, requestId: string): Promise<AccountRequestEvent[]> =>
  db.find(AccountRequestEvent, { where: { requestId }, order: { id: 'asc' } });

/** Undecided requests whose time is up, or of one requester or account. */
export const undecidedRequests = (
  db: EntityManager,
  of: { overBy?: string; requesterId?: string; accountId?: string; limit?: number },
): Promise<AccountRequest[]> => {
  const parts = [undecided];
  if (of.overBy !== undefined) parts.push(sql`r.expires_at <= ${of.overBy}`);
  if (of.requesterId !== undefined) parts.push(sql`r.requester_id = ${of.requesterId}`);
  if (of.accountId !== undefined) parts.push(sql`r.account_id = ${of.accountId}`);
  return rows(
    db,
    sql`select ${COLUMNS} from account_request r join account a on a.id = r.account_id
        where ${join(parts, ' and ')} order by r.expires_at, r.id limit ${of.limit ?? 500}`,
  );
};

/** How many somebody asked for since an instant or still waits for. */
export async function recentRequests(db: EntityManager, requesterId: string, since: string): Promise<number> {
  const found = await one<{ n: number | string }>(
    db,
    sql`select count(*) as n from account_request r
        where r.requester_id = ${requesterId} and (r.created_at > ${since} or ${undecided})`,
  );
  return Number(found?.n ?? 0);
}

/** How much was said about one. */
export const countComments = async (db: EntityManager, requestId: string): Promise<number> =>
  Number(
    (
      await one<{ n: number | string }>(
        db,
        sql`select count(*) as n from account_request_event where request_id = ${requestId} and kind = 'comment'`,
      )
    )?.n ?? 0,
  );

/** Undecided ones that end by `by` and whose coming end nobody was told. */
export const requestsToWarn = (db: EntityManager, now: string, by: string): Promise<AccountRequest[]> =>
  rows(
    db,
    sql`select ${COLUMNS} from account_request r join account a on a.id = r.account_id
        where ${undecided} and r.expires_at > ${now} and r.expires_at <= ${by} and r.warned_at is null
        order by r.expires_at, r.id limit 500`,
  );
