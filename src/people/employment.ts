import type { EntityManager } from 'typeorm';
import { one, run, sql } from '../database/sql.js';
import { newId } from '../kernel/ids.js';
import { violatedUnique } from '../operation/storage-errors.js';
import { PeopleFailures } from './people.failures.js';
import { EmploymentPeriod, type Person } from './person.entity.js';

/** The period a person is in, or was in last. */
export const currentPeriod = (db: EntityManager, personId: string): Promise<EmploymentPeriod | null> =>
  one<EmploymentPeriod>(
    db,
    sql`select id, person_id as "personId", start_date as "startDate", last_day as "lastDay", ended_at as "endedAt"
        from employment_period where person_id = ${personId} order by start_date desc limit 1`,
  );

/** Throws `people.periods_overlap` when a period of this start exists. */
export async function openPeriod(
  db: EntityManager,
  personId: string,
  startDate: string,
  lastDay: string | null,
): Promise<void> {
  const taken = await one(
    db,
    sql`select id from employment_period where person_id = ${personId} and start_date = ${startDate}`,
  );
  if (taken) throw PeopleFailures.PERIODS_OVERLAP();
  await db.insert(EmploymentPeriod, { id: newId(), personId, startDate, lastDay, endedAt: null });
}

/** Writes the person's dates into their current period; the periods before stay as they were. */
export async function correctPeriod(db: EntityManager, person: Person): Promise<void> {
  const period = await currentPeriod(db, person.id);
  if (!period)
    return person.startDate === null ? undefined : openPeriod(db, person.id, person.startDate, person.lastDay);
  const startDate = person.startDate ?? period.startDate;
  const before = await one<{ last: string | null }>(
    db,
    sql`select max(last_day) as last from employment_period where person_id = ${person.id} and id <> ${period.id}`,
  );
  if (before?.last && startDate <= before.last) throw PeopleFailures.PERIODS_OVERLAP();
  try {
    await run(
      db,
      sql`update employment_period set start_date = ${startDate}, last_day = ${person.lastDay} where id = ${period.id}`,
    );
  } catch (error) {
    throw violatedUnique(error) ? PeopleFailures.PERIODS_OVERLAP() : error;
  }
}

/** Marks the current period as over, with the day it really ended on when none was planned. */
export async function endPeriod(db: EntityManager, personId: string, lastDay: string, now: string): Promise<void> {
  const period = await currentPeriod(db, personId);
  if (!period || period.endedAt !== null) return;
  await run(
    db,
    sql`update employment_period set last_day = coalesce(last_day, ${lastDay}), ended_at = ${now} where id = ${period.id}`,
  );
}

/**
 * Does anything of the period that ends still live, by which they would have a right or a say again? It lies floors above:
 * only that it is there is asked.
 */
export const stillHolds = async (db: EntityManager, personId: string, today: string): Promise<boolean> =>
  (await one(
    db,
    sql`select id from seat where person_id = ${personId} and ended_at is null
        union all select id from access_grant where person_id = ${personId}
          and (ended_on is null or ended_on > ${today}) and (until is null or until >= ${today})
        union all select id from group_member where person_id = ${personId} and ended_at is null
        union all select id from break_glass_right where person_id = ${personId} and ended_at is null and until >= ${today}
        union all select id from delegation where (holder_id = ${personId} or delegate_id = ${personId})
          and ended_at is null and until_day >= ${today}
        union all select id from brand where accountable_id = ${personId} and ended_at is null limit 1`,
  )) !== null;
