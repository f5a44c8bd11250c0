import type { EntityManager } from 'typeorm';
import { one, sql } from '../database/sql.js';
import type { Account } from './account.entity.js';
import { AccountFailures } from './accounts.failures.js';

/**
 * While a request waits, nothing of its account is changed beside it. Requests lie floors above: only that one is there is
 * asked; what was decided is written again at the decision.
 */
export async function refuseWhileAskedFor(db: EntityManager, account: Account): Promise<void> {
  if (account.status !== 'requested') return;
  const waiting = await one(
    db,
    sql`select id from account_request where account_id = ${account.id} and state in ('pending', 'changes_asked')`,
  );
  if (waiting) throw AccountFailures.BEING_ASKED_FOR();
}
