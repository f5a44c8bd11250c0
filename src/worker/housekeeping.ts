import { addSeconds, iso } from '../kernel/clock.js';
import { run, sql } from '../database/sql.js';
import { purgeAttempts } from '../identity/attempts.js';
import { forgetMails } from '../notifications/mail.queries.js';
import type { Operation } from '../operation/operation.js';
import { forgetDelivered } from '../outbox/relay.js';

const DAY = 24 * 3600;
const ANSWERS_KEPT_DAYS = 2;
const DELIVERED_KEPT_DAYS = 30;
const SESSIONS_KEPT_DAYS = 30;

const daysAgo = (op: Operation, days: number): string => iso(addSeconds(op.now, -days * DAY));

/** Each forgets what has served its purpose and records how much, or nothing at all. */
export async function forgetAnswers(op: Operation): Promise<void> {
  const old = daysAgo(op, ANSWERS_KEPT_DAYS);
  noted(op, 'idempotency', await run(op.db, sql`delete from idempotency where created_at < ${old}`));
}

export async function forgetAttempts(op: Operation): Promise<void> {
  noted(op, 'attempt', await purgeAttempts(op.db, op.now));
}

export async function forgetMessages(op: Operation): Promise<void> {
  noted(op, 'outbox', await forgetDelivered(op.db, daysAgo(op, DELIVERED_KEPT_DAYS)));
  noted(op, 'mail', await forgetMails(op.db, daysAgo(op, DELIVERED_KEPT_DAYS)));
}

/** Links go too: one that was begun holds what was chosen, sealed. What was done with them is in the log. */
export async function forgetSessions(op: Operation): Promise<void> {
  const old = daysAgo(op, SESSIONS_KEPT_DAYS);
  const sessions = await run(op.db, sql`delete from session where expires_at < ${old} or ended_at < ${old}`);
  const links = await run(op.db, sql`delete from one_time_link where expires_at < ${old} or ended_at < ${old}`);
  noted(op, 'session', sessions);
  noted(op, 'link', links);
}

function noted(op: Operation, what: string, removed: number): void {
  if (removed > 0) op.record([], { what, removed });
}
