import type { EntityManager } from 'typeorm';
import { one, sql, type Sql } from '../database/sql.js';

/** Up to here a list is counted anew each time. */
const COUNTED = 10_000;
const KEPT_MS = 60_000;
const KEPT_LISTS = 500;

/** How long lists are. Counting a million rows costs a hundred pages, so a long list's count is kept for a minute. */
export class Totals {
  private readonly kept = new Map<string, { total: number; until: number }>();

  async of(db: EntityManager, conditions: Sql, now: Date): Promise<number> {
    const key = JSON.stringify(conditions);
    const known = this.kept.get(key);
    if (known && known.until > now.getTime()) return known.total;
    const found = await one<{ n: number | string }>(db, sql`select count(*) as n from account a where ${conditions}`);
    const total = Number(found?.n ?? 0);
    this.kept.delete(key);
    if (total > COUNTED) this.keep(key, total, now);
    return total;
  }

  private keep(key: string, total: number, now: Date): void {
    const [oldest] = this.kept.keys();
    if (this.kept.size >= KEPT_LISTS && oldest !== undefined) this.kept.delete(oldest);
    this.kept.set(key, { total, until: now.getTime() + KEPT_MS });
  }
}
