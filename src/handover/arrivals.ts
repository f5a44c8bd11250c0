import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { one, sql } from '../database/sql.js';
import type { Operation } from '../operation/operation.js';
import { currentPeriod } from '../people/employment.js';
import { People } from '../people/people.service.js';
import type { Person } from '../people/person.entity.js';
import { heldPerson } from '../people/person.queries.js';
import { hasLeft } from '../people/person.rules.js';

/** Somebody comes back: one record, a new period, and nothing old revives. */
@Injectable()
export class Arrivals {
  constructor(@Inject(People) private readonly people: People) {}

  /** Begins the new period of whoever is gone; whoever is here already stays as they are. Throws `people.still_holds`. */
  async begin(op: Operation, personId: string, firstDay: string): Promise<Person> {
    const person = await heldPerson(op.db, personId);
    const period = await currentPeriod(op.db, personId);
    const isGone = hasLeft(person, op.now) || (period !== null && period.endedAt !== null);
    return isGone ? this.people.change(op, personId, { startDate: firstDay, lastDay: null }) : person;
  }
}

/** The newest case of an earlier period of the same person. */
export async function caseBefore(
  db: EntityManager,
  { personId, periodId }: { personId: string; periodId: string },
): Promise<string | null> {
  const found = await one<{ id: string }>(
    db,
    sql`select k.id from offboarding_case k join employment_period o on o.id = k.period_id join employment_period n on n.id = ${periodId}
        where k.person_id = ${personId} and o.start_date < n.start_date order by k.id desc limit 1`,
  );
  return found?.id ?? null;
}

/** Was this person here before, in a period that is over? */
export const wasHereBefore = async (db: EntityManager, personId: string): Promise<boolean> =>
  (await one(
    db,
    sql`select o.id from employment_period o where o.person_id = ${personId} and exists (
          select 1 from employment_period n where n.person_id = o.person_id and n.start_date > o.start_date) limit 1`,
  )) !== null;
