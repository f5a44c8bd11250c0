import { addSeconds, iso } from '../kernel/clock.js';
import { run, sql } from '../database/sql.js';
import type { Operation } from '../operation/operation.js';
import { forgetDelivered } from '../outbox/relay.js';

const HOUR = 3600;
const DAY = 24 * HOUR;
/** Answers under an Idempotency-Key are kept for two days. */
const ANSWERS_KEPT_SECONDS = 2 * DAY;
/** Attempts that slow nobody down any more. */
const ATTEMPTS_KEPT_SECONDS = DAY;
const DELIVERED_KEPT_SECONDS = 30 * DAY;

const before = (op: Operation, seconds: number): string => iso(addSeconds(op.now, -seconds));

/** Each forgets what has served its purpose and records how much, or nothing at all. */
export async function forgetAnswers(op: Operation): Promise<void> {
  noted(
    op,
    'idempotency',
    await run(op.db, sql`delete from idempotency where created_at < ${before(op, ANSWERS_KEPT_SECONDS)}`),
  );
}

export async function forgetAttempts(op: Operation): Promise<void> {
  const old = before(op, ATTEMPTS_KEPT_SECONDS);
  const now = iso(op.now);
  noted(
    op,
    'attempt',
    await run(
      op.db,
      sql`delete from attempt where last_at < ${old} and (blocked_until is null or blocked_until < ${now})`,
    ),
  );
}

export async function forgetMessages(op: Operation): Promise<void> {
  noted(op, 'outbox', await forgetDelivered(op.db, before(op, DELIVERED_KEPT_SECONDS)));
}

function noted(op: Operation, what: string, removed: number): void {
  if (removed > 0) op.record([], { what, removed });
}
