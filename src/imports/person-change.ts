import { rows, sql } from '../database/sql.js';
import { Failure } from '../kernel/failure.js';
import type { Operation } from '../operation/operation.js';
import { correctPeriod, openPeriod } from '../people/employment.js';
import type { Person } from '../people/person.entity.js';
import { heldPerson } from '../people/person.queries.js';
import { moveOf, searchTextOf } from '../people/person.rules.js';
import { invalid } from './cell.rules.js';
import type { ImportedPerson } from './person-row.js';

/**
 * Writes what a file now says of somebody known. A start after the end of the last employment hires again: a new period,
 * nothing of the old one comes back. Anything else corrects the current period.
 */
export async function changePerson(op: Operation, id: string, next: ImportedPerson): Promise<void> {
  const before = await heldPerson(op.db, id);
  const rehired = moveOf(before, next, op.now) === 'rehire';
  await writePeriod(op, before, next, rehired);
  await rows(
    op.db,
    sql`update person set external_id = ${next.externalId}, full_name = ${next.fullName}, work_email = ${next.workEmail},
          search_text = ${searchTextOf(next)}, kind = ${next.kind}, organisation = ${next.organisation},
          department = ${next.department}, start_date = ${next.startDate}, last_day = ${next.lastDay},
          absence_from = ${next.absenceFrom}, absence_until = ${next.absenceUntil}, locale = ${next.locale},
          time_zone = ${next.timeZone}, cut_at = ${rehired ? null : before.cutAt}, version = version + 1
        where id = ${id}`,
  );
}

async function writePeriod(op: Operation, before: Person, next: ImportedPerson, rehired: boolean): Promise<void> {
  try {
    if (rehired && next.startDate !== null) await openPeriod(op.db, before.id, next.startDate, next.lastDay);
    else await correctPeriod(op.db, { ...before, startDate: next.startDate, lastDay: next.lastDay });
  } catch (error) {
    if (error instanceof Failure) throw invalid('start_date', 'after the end of the employment period before');
    throw error;
  }
}
