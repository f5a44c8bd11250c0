import { raw, sql, type Sql } from '../database/sql.js';

/**
 * Since which day the grant of `alias` allows nothing because nobody answered for it in a review in time; null while it may be
 * used. Computed at each use and never stored: the grant comes back by itself with the answer, also one that comes too late.
 */
export const overdueReview = (alias: string, day: string): Sql =>
  sql`(select min(late.suspends_from) from review_item late where late.grant_id = ${raw(alias)}.id
        and late.state in ('open', 'unanswered') and late.suspends_from <= ${day})`;
