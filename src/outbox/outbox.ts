import type { EntityManager } from 'typeorm';
import { insertRows, one, rows, sql } from '../database/sql.js';

export interface Announcement {
  id: string;
  topic: string;
  facts: Record<string, unknown>;
}

export interface Waiting {
  id: string;
  topic: string;
  facts: string;
  attempts: number;
}

/** Writes announcements beside the act they tell of, in its transaction. */
export async function announceAll(
  db: EntityManager,
  announcements: readonly Announcement[],
  now: string,
): Promise<void> {
  await insertRows(
    db,
    'outbox',
    ['id', 'topic', 'facts', 'created_at', 'due_at', 'attempts'],
    announcements.map((a) => [a.id, a.topic, JSON.stringify(a.facts), now, now, 0]),
  );
}

/** The oldest messages that are due, at most `limit`. */
export function waiting(db: EntityManager, now: string, limit: number): Promise<Waiting[]> {
  return rows<Waiting>(
    db,
    sql`select id, topic, facts, attempts from outbox where delivered_at is null and due_at <= ${now} order by id limit ${limit}`,
  );
}

export async function countWaiting(db: EntityManager): Promise<number> {
  const found = await one<{ n: number | string }>(db, sql`select count(*) as n from outbox where delivered_at is null`);
  return Number(found?.n ?? 0);
}
