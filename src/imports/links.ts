import type { EntityManager } from 'typeorm';
import { join, raw, rows, sql } from '../database/sql.js';

const BATCH = 500;

/** Points rows of a table at others of the same table: they may stand later in the file, so this comes last. */
export async function linkRows(
  db: EntityManager,
  table: 'person' | 'account',
  column: 'manager_id' | 'parent_account_id',
  links: readonly (readonly [id: string, target: string | null])[],
): Promise<void> {
  for (let from = 0; from < links.length; from += BATCH) {
    const values = join(
      links.slice(from, from + BATCH).map(([id, target]) => sql`(${id}, ${target})`),
      ', ',
    );
    await rows(
      db,
      sql`with link (id, target) as (values ${values})
          update ${raw(table)} set ${raw(column)} = link.target from link where ${raw(table)}.id = link.id`,
    );
  }
}
