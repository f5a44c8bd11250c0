import type { EntityManager } from 'typeorm';
import { isAuthenticItem } from '../access/review-item.mac.js';
import type { ReviewItem } from '../access/review.entity.js';
import { forUpdate, list, one, raw, rows, sql, type Sql } from '../database/sql.js';
import type { Keyring } from '../keyring/keyring.js';

/** Every column of an item `i` under its property name. */
export const ITEM_COLUMNS: Sql = sql`i.id, i.campaign_id as "campaignId", i.subject, i.grant_id as "grantId",
  i.account_id as "accountId", i.person_id as "personId", i.level, i.facts, i.facts_key as "factsKey",
  i.reviewer_id as "reviewerId", i.reviewer_by as "reviewerBy", i.state, i.opened_at as "openedAt", i.due_on as "dueOn",
  i.suspends_from as "suspendsFrom", i.decided_at as "decidedAt", i.decided_by as "decidedBy", i.reason,
  i.result_grant_id as "resultGrantId", i.version, i.mac`;

const MARK = raw(
  `(select l.body from ledger_leaf l where l.mark = 'review:' || i.id order by l.position desc limit 1)`,
);

/** As the log has it; a row may be ahead of it for the moment in which its leaf waits, an older row put back never is. */
function versionOf(leaf: string | null): number {
  return leaf === null ? 1 : (JSON.parse(leaf) as { details: { version: number } }).details.version;
}

/** Items that `condition` (over `i`) finds and that can be trusted: nobody is a reviewer by a row written by hand. */
export async function provenItems(
  db: EntityManager,
  keyring: Keyring,
  condition: Sql,
  tail: Sql = raw(''),
): Promise<ReviewItem[]> {
  const found = await rows<ReviewItem & { leaf: string | null }>(
    db,
    sql`select ${ITEM_COLUMNS}, ${MARK} as leaf from review_item i where ${condition}${tail}`,
  );
  return found
    .filter((row) => isAuthenticItem(keyring, row) && row.version >= versionOf(row.leaf))
    .map(({ leaf: _, ...item }) => item);
}

/** These items as they are now, held until the transaction ends: of two answers the second finds the first. */
export async function holdItems(db: EntityManager, keyring: Keyring, ids: readonly string[]): Promise<ReviewItem[]> {
  await rows(db, sql`select id from review_item where id in ${list(ids)} order by id${forUpdate(db)}`);
  return provenItems(db, keyring, sql`i.id in ${list(ids)}`, raw(' order by i.id'));
}

/** Does this person have something to answer, or have they answered something, in this campaign? */
export const hasPart = async (db: EntityManager, campaignId: string, personId: string): Promise<boolean> =>
  (await one(
    db,
    sql`select id from review_item where campaign_id = ${campaignId} and (reviewer_id = ${personId} or decided_by = ${personId}) limit 1`,
  )) !== null;

/** How many items of each campaign are in which state, and how many of the open ones nobody may be asked about. */
export interface StateCount {
  campaignId: string;
  state: string;
  n: number;
  unassigned: number;
}

export async function countItems(db: EntityManager, campaignIds: readonly string[]): Promise<StateCount[]> {
  const found = await rows<{ campaignId: string; state: string; n: number | string; unassigned: number | string }>(
    db,
    sql`select campaign_id as "campaignId", state, count(*) as n,
          sum(case when reviewer_id is null then 1 else 0 end) as unassigned
        from review_item where campaign_id in ${list(campaignIds)} group by campaign_id, state`,
  );
  return found.map((row) => ({ ...row, n: Number(row.n), unassigned: Number(row.unassigned) }));
}

/** Open items by who is asked. */
export async function openByReviewer(
  db: EntityManager,
  campaignId: string,
): Promise<{ personId: string | null; open: number }[]> {
  const found = await rows<{ personId: string | null; open: number | string }>(
    db,
    sql`select reviewer_id as "personId", count(*) as open from review_item
        where campaign_id = ${campaignId} and state = 'open' group by reviewer_id order by reviewer_id`,
  );
  return found.map(({ personId, open }) => ({ personId, open: Number(open) }));
}
