import type { EntityManager } from 'typeorm';
import { list, rows, sql } from '../database/sql.js';
import { current, isHere, obliges, owed, VERSIONS } from './concerned.queries.js';
import { firstLanguage } from './gate.queries.js';

/** How many versions of policies these people have not accepted although their access asks for it. */
export async function acknowledgementsOwedBy(
  db: EntityManager,
  personIds: readonly string[],
  day: string,
): Promise<Map<string, number>> {
  const found = await rows<{ personId: string; n: number | string }>(
    db,
    sql`select gp.id as "personId", count(*) as n from person gp cross join ${VERSIONS}
        where gp.id in ${list(personIds)} and ${current(day)} and ${firstLanguage('v')} and ${owed(day)} and ${isHere(day)}
          and ${obliges(day)} group by gp.id`,
  );
  return new Map(found.map(({ personId, n }) => [personId, Number(n)]));
}
