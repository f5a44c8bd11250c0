import type { EntityManager } from 'typeorm';
import { forShare, list, raw, rows, sql } from '../database/sql.js';
import { dayIn } from '../kernel/zone.js';
import type { Candidate } from './seat.rules.js';

interface Row {
  id: string;
  lastDay: string | null;
  timeZone: string;
  cutAt: string | null;
  leavingAt: string | null;
}

/** Those of these people who are in the directory, and whether they are here to stay; with `hold` nobody is cut meanwhile. */
export async function candidates(
  db: EntityManager,
  ids: readonly (string | null)[],
  now: Date,
  { hold = false } = {},
): Promise<Map<string, Candidate>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const found = await rows<Row>(
    db,
    sql`select id, last_day as "lastDay", time_zone as "timeZone", cut_at as "cutAt", coalesce(leaving_at, away_at) as "leavingAt"
        from person where id in ${list(wanted)} order by id${hold ? forShare(db) : raw('')}`,
  );
  return new Map(found.map((row) => [row.id, { id: row.id, isLeaving: isLeaving(row, now) }]));
}

const isLeaving = ({ lastDay, timeZone, cutAt, leavingAt }: Row, now: Date): boolean =>
  cutAt !== null || leavingAt !== null || (lastDay !== null && lastDay < dayIn(timeZone, now));
