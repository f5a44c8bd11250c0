import type { EntityManager } from 'typeorm';
import { addSeconds, iso } from '../kernel/clock.js';
import { list, rows, sql } from '../database/sql.js';
import { waiting, type Waiting } from './outbox.js';
import type { Receiver, Receiving } from './receiver.js';

export interface Relayed {
  delivered: number;
  /** Put off: a receiver did not take them. */
  postponed: number;
  /** There may be more that is due. */
  more: boolean;
}

const AT_ONCE = 200;
const PATIENCE_MS = 2000;
const LONGEST_WAIT_SECONDS = 3600;

/**
 * Hands what is due to every receiver, in order, and marks it delivered in the same transaction. Message for message: one that a
 * receiver does not take waits its own growing time while the ones behind it go on.
 */
export async function relay(db: EntityManager, now: Date, receivers: readonly Receiver[]): Promise<Relayed> {
  const due = await waiting(db, iso(now), AT_ONCE);
  const delivered: string[] = [];
  for (const message of due) {
    if (await takenByAll(message, receivers, { db, now })) delivered.push(message.id);
    else await postpone(db, message, now);
  }
  if (delivered.length > 0) {
    await rows(
      db,
      sql`update outbox set delivered_at = ${iso(now)}, attempts = attempts + 1 where id in ${list(delivered)}`,
    );
  }
  return { delivered: delivered.length, postponed: due.length - delivered.length, more: due.length === AT_ONCE };
}

async function takenByAll(
  { id, topic, facts, attempts }: Waiting,
  receivers: readonly Receiver[],
  receiving: Receiving,
): Promise<boolean> {
  try {
    const message = { id, topic, facts: JSON.parse(facts) as Record<string, unknown>, attempts };
    for (const receiver of receivers) await withinPatience(Promise.resolve(receiver.receive(message, receiving)));
    return true;
  } catch {
    return false;
  }
}

async function postpone(db: EntityManager, { id, attempts }: Waiting, now: Date): Promise<void> {
  await rows(
    db,
    sql`update outbox set attempts = attempts + 1, due_at = ${iso(addSeconds(now, secondsUntilRetry(attempts)))} where id = ${id}`,
  );
}

/** 5 s, 10 s, 20 s … up to an hour. */
export const secondsUntilRetry = (attempts: number): number =>
  Math.min(LONGEST_WAIT_SECONDS, 5 * 2 ** Math.min(attempts, 20));

/** A receiver that hangs must not hold the writer. */
async function withinPatience(taken: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The receiver did not answer in time')), PATIENCE_MS);
  });
  try {
    await Promise.race([taken, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Forgets what was delivered before an instant; answers how many. */
export async function forgetDelivered(db: EntityManager, before: string): Promise<number> {
  return (
    await rows(db, sql`delete from outbox where delivered_at is not null and delivered_at < ${before} returning 1`)
  ).length;
}
