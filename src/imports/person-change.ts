import { rows, sql } from '../database/sql.js';
import { Failure } from '../kernel/failure.js';
import { cutMark } from '../ledger/mark.js';
import type { Operation } from '../operation/operation.js';
import { day, iso } from '../kernel/clock.js';
import type { Keyring } from '../keyring/keyring.js';
import { forgetSignIn } from '../identity/factors.js';
import { endLinksOf, endSessionsOf } from '../identity/sessions.js';
import { correctPeriod, endPeriod, openPeriod, stillHolds } from '../people/employment.js';
import type { Person } from '../people/person.entity.js';
import { heldPerson, liveRoles } from '../people/person.queries.js';
import { moveOf, searchTextOf } from '../people/person.rules.js';
import { invalid, RowRefused } from './cell.rules.js';
import type { ImportedPerson } from './person-row.js';

/**
 * Writes what a file now says of somebody known. A start after the end of the last employment hires again: a new period,
 * nothing of the old one comes back. Anything else corrects the current period.
 */
export async function changePerson(op: Operation, keyring: Keyring, id: string, next: ImportedPerson): Promise<void> {
  const before = await heldPerson(op.db, id);
  const rehired = moveOf(before, next, op.now) === 'rehire';
  if (rehired) await leaveBehind(op, keyring, before);
  await writePeriod(op, before, next, rehired);
  await rows(
    op.db,
    sql`update person set external_id = ${next.externalId}, full_name = ${next.fullName}, work_email = ${next.workEmail},
          search_text = ${searchTextOf(next)}, kind = ${next.kind}, organisation = ${next.organisation},
          department = ${next.department}, start_date = ${next.startDate}, last_day = ${next.lastDay},
          absence_from = ${next.absenceFrom}, absence_until = ${next.absenceUntil}, locale = ${next.locale},
          time_zone = ${next.timeZone}, cut_at = ${rehired ? null : before.cutAt},
          leaving_at = ${rehired ? null : before.leavingAt}, version = version + 1
        where id = ${id}`,
  );
}

/** The old period ends with everything that signed in during it; a right that still lives is settled in the service first. */
async function leaveBehind(op: Operation, keyring: Keyring, before: Person): Promise<void> {
  const today = day(op.now);
  if ((await stillHolds(op.db, before.id, today)) || (await liveRoles(op.db, keyring, before.id)).length > 0)
    throw new RowRefused('still_holds', 'This person still holds rights of the employment period before.');
  await endPeriod(op.db, before.id, before.lastDay ?? today, iso(op.now));
  await forgetSignIn(op.db, keyring, before.id, op.now);
  await endSessionsOf(op.db, before.id, 'rehired', op.now);
  await endLinksOf(op.db, before.id, op.now);
  op.record(
    `person:${before.id}`,
    { rehired: true, cutAt: null },
    { action: 'person.change', mark: cutMark(before.id) },
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
