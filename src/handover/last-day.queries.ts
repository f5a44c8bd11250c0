import type { EntityManager } from 'typeorm';
import { run, sql } from '../database/sql.js';

/** From now on nobody gives this person a right. Not in a hidden departure: what is refused to them would tell them. */
export const stopGrowth = (db: EntityManager, personId: string, at: string): Promise<number> =>
  run(db, sql`update person set leaving_at = ${at} where id = ${personId}`);

/** The directory shows the last day, to the person as well: never before the cut of a hidden departure. */
export async function showLastDay(
  db: EntityManager,
  { personId, periodId, lastDay }: { personId: string; periodId: string; lastDay: string },
): Promise<void> {
  await run(db, sql`update person set last_day = ${lastDay}, version = version + 1 where id = ${personId}`);
  await run(db, sql`update employment_period set last_day = ${lastDay} where id = ${periodId}`);
}
