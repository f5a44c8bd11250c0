import type { EntityManager } from 'typeorm';
import { list, raw, rows, sql, type Sql } from '../database/sql.js';
import type { Keyring } from '../keyring/keyring.js';
import type { WaiverReview } from './waiver-review.entity.js';
import { isAuthenticReview } from './waiver-review.mac.js';

const COLUMNS = raw(`r.id, r.task_id as "taskId", r.reason, r.review_on as "reviewOn", r.evidence_id as "evidenceId",
  r.decided_by as "decidedBy", r.decided_at as "decidedAt", r.verified_by as "verifiedBy", r.verified_at as "verifiedAt", r.version, r.mac`);

const AT_ONCE = 500;

/** The authentic reviews of these tasks, oldest first. */
export async function reviewsOf(
  db: EntityManager,
  keyring: Keyring,
  taskIds: readonly string[],
): Promise<WaiverReview[]> {
  const found: WaiverReview[] = [];
  for (let from = 0; from < taskIds.length; from += AT_ONCE)
    found.push(...(await select(db, sql`r.task_id in ${list(taskIds.slice(from, from + AT_ONCE))}`)));
  return found.filter((row) => isAuthenticReview(keyring, row));
}

const select = (db: EntityManager, fits: Sql): Promise<WaiverReview[]> =>
  rows<WaiverReview>(db, sql`select ${COLUMNS} from waiver_review r where ${fits} order by r.id`);

export interface DueWaiver {
  taskId: string;
  accountId: string | null;
  code: string;
  /** The day that is over. */
  reviewOn: string;
  waivedBy: string | null;
}

/**
 * Waivers of two, in cases whose leaver has gone, whose review day is over: the day of the task itself, or of its newest review
 * that a second person signed. What such a review settled is over.
 */
export async function waiversDue(db: EntityManager, keyring: Keyring, today: string): Promise<DueWaiver[]> {
  const waived = await rows<DueWaiver>(
    db,
    sql`select t.id as "taskId", t.account_id as "accountId", t.code, t.review_on as "reviewOn", t.waived_by as "waivedBy"
        from task t join offboarding_case k on k.id = t.case_id
        where t.status = 'waived' and t.verified_by is not null and t.review_on < ${today} and k.status in ('cut', 'closed') order by t.id`,
  );
  const reviews = await reviewsOf(
    db,
    keyring,
    waived.map(({ taskId }) => taskId),
  );
  const newest = new Map(
    reviews.filter(({ verifiedBy }) => verifiedBy !== null).map((review) => [review.taskId, review]),
  );
  return waived.flatMap((waiver) => {
    const review = newest.get(waiver.taskId);
    if (!review) return [waiver];
    return review.reviewOn !== null && review.reviewOn < today ? [{ ...waiver, reviewOn: review.reviewOn }] : [];
  });
}
