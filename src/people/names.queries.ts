import type { EntityManager } from 'typeorm';
import { list, rows, sql } from '../database/sql.js';

/** Full names by id, in one statement; whoever is not in the directory (the service itself) has none. */
export async function fullNames(
  db: EntityManager,
  ids: readonly (string | null | undefined)[],
): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id): id is string => typeof id === 'string'))];
  if (wanted.length === 0) return new Map();
  const found = await rows<{ id: string; name: string }>(
    db,
    sql`select id, full_name as name from person where id in ${list(wanted)}`,
  );
  return new Map(found.map(({ id, name }) => [id, name]));
}

/** The name behind an id, null where there is none. */
export const nameAmong = (names: ReadonlyMap<string, string>, id: string | null): string | null =>
  id === null ? null : (names.get(id) ?? null);

/** The names as they stand in an answer, beside rows that hold ids. */
export const namesOf = async (
  db: EntityManager,
  ids: readonly (string | null | undefined)[],
): Promise<Record<string, string>> => Object.fromEntries(await fullNames(db, ids));
