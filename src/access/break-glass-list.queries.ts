import { list, one, raw, rows, sql, type Sql } from '../database/sql.js';
import { addSeconds, iso } from '../kernel/clock.js';
import { decodeCursor, pageOf, type Page } from '../kernel/page.js';
import type { Keyring } from '../keyring/keyring.js';
import { holds } from '../operation/actor.js';
import type { Operation } from '../operation/operation.js';
import type { OpeningsQuery } from './break-glass.dto.js';
import type { Opening } from './break-glass.entity.js';
import { BreakGlassFailures } from './break-glass.failures.js';
import { provenOpenings } from './break-glass.queries.js';
import { accountsOwnedBy } from './standing.js';

const DAY_SECONDS = 86_400;

/** Openings the actor may see: their own, those of accounts they answer for; admins and auditors see all. */
async function visibleOpenings(op: Operation, keyring: Keyring): Promise<Sql> {
  if (holds(op.actor, 'admin', 'auditor')) return raw('1 = 1');
  const owned = await accountsOwnedBy(op.db, keyring, op.actor.id);
  return sql`(o.person_id = ${op.actor.id} or o.account_id in ${list(owned)})`;
}

/** Throws `break_glass.unknown` (404) for one that is not there, not to be trusted or not the actor's to see. */
export async function visibleOpening(op: Operation, keyring: Keyring, id: string): Promise<Opening> {
  const [opening] = await provenOpenings(op.db, keyring, sql`o.id = ${id} and ${await visibleOpenings(op, keyring)}`);
  if (!opening) throw BreakGlassFailures.UNKNOWN();
  return opening;
}

const CONFIRMED = raw(`(o.second_person = 'not_needed' or o.confirmed_at is not null)`);
const OVER_AT = raw('coalesce(o.ended_at, o.expires_at)');

/** `stateOf` as a condition. */
function inState(state: OpeningsQuery['state'], now: string): Sql {
  if (!state) return raw('');
  const over = sql`${OVER_AT} <= ${now}`;
  return {
    waiting: sql` and not ${CONFIRMED} and not (${over})`,
    open: sql` and ${CONFIRMED} and not (${over})`,
    over: sql` and ${CONFIRMED} and ${over}`,
    lapsed: sql` and not ${CONFIRMED} and ${over}`,
  }[state];
}

/** Confirmed, over since `by` or longer, and nobody has looked at it. */
export const unreviewedSince = (by: string): Sql => sql`o.outcome is null and ${CONFIRMED} and ${OVER_AT} <= ${by}`;

export const reviewLimit = (now: Date, days: number): string => iso(addSeconds(now, -days * DAY_SECONDS));

function inReview(review: OpeningsQuery['review'], now: Date, days: number): Sql {
  if (!review) return raw('');
  if (review === 'done') return raw(' and o.outcome is not null');
  return sql` and ${unreviewedSince(review === 'due' ? iso(now) : reviewLimit(now, days))}`;
}

/** Newest first. */
export async function openingPage(
  op: Operation,
  keyring: Keyring,
  query: OpeningsQuery,
  reviewDays: number,
): Promise<Page<Opening>> {
  const matching = sql`${await visibleOpenings(op, keyring)}${inState(query.state, iso(op.now))}${inReview(query.review, op.now, reviewDays)}
    ${query.accountId ? sql` and o.account_id = ${query.accountId}` : raw('')}
    ${query.personId ? sql` and o.person_id = ${query.personId}` : raw('')}`;
  const [before] = query.cursor ? decodeCursor(query.cursor, 1) : [null];
  const place = before === null ? raw('') : sql` and o.id < ${before ?? ''}`;
  const ids = await rows<{ id: string }>(
    op.db,
    sql`select o.id from break_glass_opening o where ${matching}${place} order by o.id desc limit ${query.limit + 1}`,
  );
  const count = await one<{ n: number | string }>(
    op.db,
    sql`select count(*) as n from break_glass_opening o where ${matching}`,
  );
  const page = pageOf(ids, query.limit, Number(count?.n ?? 0), (row) => [row.id]);
  const wanted = sql`o.id in ${list(page.items.map(({ id }) => id))}`;
  return { ...page, items: await provenOpenings(op.db, keyring, wanted, raw(' order by o.id desc')) };
}
