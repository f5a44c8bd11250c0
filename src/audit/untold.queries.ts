import type { EntityManager } from 'typeorm';
import { list, one, rows, sql } from '../database/sql.js';

/** Departures of a reader that are prepared behind their back, and where the log begins to tell of them. */
export interface Untold {
  /** `case:<id>` of each. */
  subjects: readonly string[];
  /** Position of the first leaf about one of them; null where nothing is hidden. */
  from: number | null;
}

/** What of the log a reader must not know yet: see `hidden` in config/runbooks.yaml. */
export async function untoldTo(
  db: EntityManager,
  readerId: string,
  hiddenScenarios: readonly string[],
): Promise<Untold> {
  const open = await rows<{ id: string }>(
    db,
    sql`select id from offboarding_case where person_id = ${readerId} and status = 'open' and scenario in ${list(hiddenScenarios)}`,
  );
  const subjects = open.map(({ id }) => `case:${id}`);
  if (subjects.length === 0) return { subjects, from: null };
  const first = await one<{ at: number | string | null }>(
    db,
    sql`select min(position) as at from ledger_subject where subject in ${list(subjects)}`,
  );
  return { subjects, from: first?.at === null || first === null ? null : Number(first.at) };
}
