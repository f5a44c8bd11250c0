import { rows, sql } from '../database/sql.js';
import { newId } from '../kernel/ids.js';
import type { Operation } from '../operation/operation.js';
import type { Person } from '../people/person.entity.js';
import { heldPerson } from '../people/person.queries.js';
import { moveOf } from '../people/person.rules.js';
import { searchTextOf, type ImportedPerson } from './person-row.js';

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
  if (next.startDate === null) return;
  if (before.startDate === null || rehired) {
    await rows(
      op.db,
      sql`insert into employment_period (id, person_id, start_date, last_day)
          values (${newId()}, ${before.id}, ${next.startDate}, ${next.lastDay})`,
    );
    return;
  }
  await rows(
    op.db,
    sql`update employment_period set start_date = ${next.startDate}, last_day = ${next.lastDay}
        where person_id = ${before.id} and start_date = ${before.startDate}`,
  );
}
