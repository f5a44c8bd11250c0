import type { EntityManager } from 'typeorm';
import { reviewItemMac } from '../access/review-item.mac.js';
import type { ReviewItem } from '../access/review.entity.js';
import { insertRows, join, rows, run, sql } from '../database/sql.js';
import { dayAfter, iso } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import type { Keyring } from '../keyring/keyring.js';
import type { Operation } from '../operation/operation.js';
import type { Campaign } from './campaign.entity.js';
import type { Question } from './item.facts.js';
import type { Chosen } from './reviewer.rules.js';

const COLUMNS = [
  'id',
  'campaign_id',
  'subject',
  'grant_id',
  'account_id',
  'person_id',
  'level',
  'facts',
  'facts_key',
  'reviewer_id',
  'reviewer_by',
  'state',
  'opened_at',
  'due_on',
  'suspends_from',
  'version',
  'mac',
] as const;

/** Writes the items of a portion, open; who is asked was chosen before. Answers them as one text for the log to fix. */
export async function writeItems(
  op: Operation,
  keyring: Keyring,
  campaign: Campaign,
  asked: readonly { question: Question; chosen: Chosen | null }[],
): Promise<string> {
  const dueOn = campaign.dueOn as string;
  const suspendsFrom = campaign.afterDeadline === 'suspend' ? dayAfter(dueOn, 1) : null;
  const texts: string[] = [];
  const records = asked.map(({ question, chosen }) => {
    const { subject, grantId, accountId, personId, level, factsKey } = question;
    const facts = JSON.stringify(question.facts);
    const who = { reviewerId: chosen?.reviewerId ?? null, state: 'open', dueOn, suspendsFrom, version: 1 };
    const bound = { id: newId(), campaignId: campaign.id, subject, ...who };
    texts.push(`${bound.id} ${subject} ${who.reviewerId ?? '-'} ${facts}`);
    const head = [bound.id, bound.campaignId, subject, grantId, accountId, personId, level, facts, factsKey];
    const tail = [dueOn, suspendsFrom, 1, reviewItemMac(keyring, bound)];
    return [...head, who.reviewerId, chosen?.by ?? null, 'open', iso(op.now), ...tail];
  });
  await insertRows(op.db, 'review_item', COLUMNS, records);
  return texts.join('\n');
}

/** What changes of an item when somebody else is asked or it is answered. */
export type Moved = Pick<ReviewItem, 'reviewerId' | 'reviewerBy'>;
export type Answer = Pick<ReviewItem, 'state' | 'reason' | 'resultGrantId' | 'decidedAt' | 'decidedBy'>;

const AT_ONCE = 1000;

/** Writes items as they are now, each with its next version and MAC; the rows must be held by the caller. */
export async function saveItems(
  db: EntityManager,
  keyring: Keyring,
  items: readonly ReviewItem[],
  change: (item: ReviewItem) => Partial<Moved & Answer>,
): Promise<ReviewItem[]> {
  const saved = items.map((item) => {
    const row = { ...item, ...change(item), version: item.version + 1 };
    return { ...row, mac: reviewItemMac(keyring, row) };
  });
  for (let from = 0; from < saved.length; from += AT_ONCE) {
    const cells = join(
      saved.slice(from, from + AT_ONCE).map((item) => {
        const { id, reviewerId, reviewerBy, state, reason, resultGrantId, decidedAt, decidedBy, mac } = item;
        return sql`(${id}, ${reviewerId}, ${reviewerBy}, ${state}, ${reason}, ${resultGrantId}, ${decidedAt}, ${decidedBy}, ${mac})`;
      }),
      ', ',
    );
    await rows(
      db,
      sql`with saved(id, reviewer_id, reviewer_by, state, reason, result_grant_id, decided_at, decided_by, mac) as (values ${cells})
          update review_item set reviewer_id = saved.reviewer_id, reviewer_by = saved.reviewer_by, state = saved.state,
            reason = saved.reason, result_grant_id = saved.result_grant_id, decided_at = saved.decided_at,
            decided_by = saved.decided_by, mac = saved.mac, version = review_item.version + 1
          from saved where review_item.id = saved.id`,
    );
  }
  return saved;
}

/**
 * Ends what is still open of a campaign, in one statement whatever its size. Such a row can never be answered again, so its
 * MAC, which says who may answer, is left to go stale.
 */
export const endOpenItems = (op: Operation, campaignId: string, state: 'withdrawn' | 'unanswered'): Promise<number> =>
  run(
    op.db,
    sql`update review_item set state = ${state}, decided_at = ${iso(op.now)},
          version = version + 1 where campaign_id = ${campaignId} and state = 'open'`,
  );

/** One leaf an item: the mark fixes its version, so that an older row put back is not answered again. */
export function recordItem(op: Operation, item: ReviewItem, details: Record<string, unknown>): void {
  const { id, campaignId, accountId, personId, grantId, subject, state, reviewerId, version } = item;
  const subjects = [`campaign:${campaignId}`, `review:${id}`, subject, `account:${accountId}`];
  op.record(
    personId === null ? subjects : [...subjects, `person:${personId}`],
    {
      campaign: campaignId,
      item: id,
      account: accountId,
      person: personId,
      grant: grantId,
      state,
      reviewer: reviewerId,
      ...details,
      version,
    },
    { mark: `review:${id}` },
  );
}
