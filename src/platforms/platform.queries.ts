import type { EntityManager } from 'typeorm';
import { one, rows, sql } from '../database/sql.js';

export interface StoredCorrection {
  id: string;
  platform: string;
  field: string;
  /** JSON. */
  value: string;
  source: string;
  correctedBy: string;
  correctedAt: string;
  endedAt: string | null;
  correctedByName: string | null;
}

const columns = sql`id, platform, field, value, source, corrected_by as "correctedBy", corrected_at as "correctedAt", ended_at as "endedAt",
  (select p.full_name from person p where p.id = corrected_by) as "correctedByName"`;

/** In the order they were made, which is the order they are laid over the file. */
export const liveCorrections = (db: EntityManager): Promise<StoredCorrection[]> =>
  rows(db, sql`select ${columns} from platform_correction where ended_at is null order by corrected_at, id`);

/** Every correction a platform ever had, newest first. */
export const correctionsOf = (db: EntityManager, platform: string): Promise<StoredCorrection[]> =>
  rows(
    db,
    sql`select ${columns} from platform_correction where platform = ${platform} order by corrected_at desc, id desc`,
  );

/** One more for every correction made or ended, so that two admins never overwrite each other unseen. */
export async function versionOf(db: EntityManager, platform: string): Promise<number> {
  const found = await one<{ made: number | string; ended: number | string }>(
    db,
    sql`select count(*) as made, count(ended_at) as ended from platform_correction where platform = ${platform}`,
  );
  return 1 + Number(found?.made ?? 0) + Number(found?.ended ?? 0);
}

export async function endCorrection(db: EntityManager, platform: string, field: string, now: string): Promise<void> {
  await rows(
    db,
    sql`update platform_correction set ended_at = ${now}
        where platform = ${platform} and field = ${field} and ended_at is null`,
  );
}
