import type { EntityManager } from 'typeorm';
import { insertRows, rows, sql } from '../database/sql.js';
import { newId } from '../kernel/ids.js';

/** The first code of a version that nobody used, and how many are left after it; null when all are used. */
export async function nextCode(
  db: EntityManager,
  credentialId: string,
  number: number,
  codes: number,
): Promise<{ position: number; left: number } | null> {
  const used = await rows<{ position: number }>(
    db,
    sql`select position from recovery_code_use where credential_id = ${credentialId} and number = ${number}`,
  );
  const taken = new Set(used.map((row) => row.position));
  for (let position = 0; position < codes; position++) {
    if (!taken.has(position)) return { position, left: codes - taken.size - 1 };
  }
  return null;
}

/** Written at once, so that the next act in line sees it; the unique index keeps a code from being given twice. */
export function useUp(
  db: EntityManager,
  use: { credentialId: string; number: number; position: number; by: string; at: string },
): Promise<void> {
  const columns = ['id', 'credential_id', 'number', 'position', 'used_by', 'used_at'];
  return insertRows(db, 'recovery_code_use', columns, [
    [newId(), use.credentialId, use.number, use.position, use.by, use.at],
  ]);
}
