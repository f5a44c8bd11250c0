import type { EntityManager } from 'typeorm';
import { one, raw, rows, run, sql } from '../database/sql.js';
import { decodeCursor, pageOf, type Page } from '../kernel/page.js';
import type { ListQuery } from '../operation/page.dto.js';

export interface StoredCorrection {
  id: string;
  subject: string;
  field: string;
  /** JSON. */
  value: string;
  reason: string;
  correctedBy: string;
  correctedAt: string;
  endedAt: string | null;
}

const COLUMNS = sql`id, subject, field, value, reason, corrected_by as "correctedBy", corrected_at as "correctedAt", ended_at as "endedAt"`;

/** In the order they were made, which is the order they are laid over the file. */
export const liveCorrections = (db: EntityManager): Promise<StoredCorrection[]> =>
  rows(db, sql`select ${COLUMNS} from runbook_correction where ended_at is null order by corrected_at, id`);

/** One more for every correction made or ended: two admins never overwrite each other unseen, and a process knows that it must read again. */
export async function runbookVersion(db: EntityManager): Promise<number> {
  const found = await one<{ made: number | string; ended: number | string }>(
    db,
    sql`select count(*) as made, count(ended_at) as ended from runbook_correction`,
  );
  return 1 + Number(found?.made ?? 0) + Number(found?.ended ?? 0);
}

export const endCorrection = (db: EntityManager, subject: string, field: string, now: string): Promise<number> =>
  run(
    db,
    sql`update runbook_correction set ended_at = ${now} where subject = ${subject} and field = ${field} and ended_at is null`,
  );

/** Every correction there ever was, newest first. */
export async function correctionHistory(db: EntityManager, query: ListQuery): Promise<Page<StoredCorrection>> {
  const before = query.cursor ? sql` where id < ${decodeCursor(query.cursor, 1)[0] ?? ''}` : raw('');
  const found = await rows<StoredCorrection>(
    db,
    sql`select ${COLUMNS} from runbook_correction${before} order by id desc limit ${query.limit + 1}`,
  );
  const count = await one<{ n: number | string }>(db, sql`select count(*) as n from runbook_correction`);
  return pageOf(found, query.limit, Number(count?.n ?? 0), (row) => [row.id]);
}
