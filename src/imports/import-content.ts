import { gunzipSync, gzipSync } from 'node:zlib';
import type { EntityManager } from 'typeorm';
import { rows, sql } from '../database/sql.js';
import { iso } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import type { Keyring } from '../keyring/keyring.js';
import { openUnder, sealUnder } from '../keyring/small-seal.js';
import type { Operation } from '../operation/operation.js';
import { ImportFailures } from './import.failures.js';
import { ImportContent, ImportCorrection } from './import-run.entity.js';
import { cleaned, type Table, type TableRow } from './table.js';

const TABLE = 'import_table';
const CELL = 'import_cell';

/** A table as it lies in the database: sealed to its import, without columns of secrets. */
export async function keepTable(op: Operation, keyring: Keyring, importId: string, table: Table): Promise<void> {
  const bytes = gzipSync(JSON.stringify(table));
  await op.db.delete(ImportCorrection, { importId });
  await op.db.delete(ImportContent, { importId });
  await op.db.insert(ImportContent, { importId, sealed: sealUnder(keyring, TABLE, [importId], bytes) });
}

/** The table with its corrections. Throws `import.forgotten`. */
export async function keptTable(
  db: EntityManager,
  keyring: Keyring,
  importId: string,
): Promise<{ table: Table; corrected: ReadonlyMap<number, readonly number[]> }> {
  const content = await db.findOneBy(ImportContent, { importId });
  if (!content) throw ImportFailures.FORGOTTEN();
  const bytes = openUnder(keyring, TABLE, [importId], content.sealed);
  const table = JSON.parse(gunzipSync(bytes).toString('utf8')) as Table;
  const corrections = await db.findBy(ImportCorrection, { importId });
  const corrected = new Map<number, number[]>();
  for (const { number, place, sealed } of corrections) {
    const value = Buffer.from(openUnder(keyring, CELL, [importId, `${number}`, `${place}`], sealed)).toString('utf8');
    const row = rowOf(table, number);
    if (row?.cells) row.cells[place] = value;
    corrected.set(number, [...(corrected.get(number) ?? []), place]);
  }
  return { table, corrected };
}

export const rowOf = (table: Table, number: number): TableRow | undefined =>
  table.rows[number - table.shape.headerRow - 1];

/** Keeps what a cell should say. Throws `import.unknown_cell`, and `import.secret_cell` for a column that is not read. */
export async function keepCorrection(
  op: Operation,
  keyring: Keyring,
  importId: string,
  table: Table,
  { row: number, column, value }: { row: number; column: string; value: string },
): Promise<void> {
  const place = table.header.indexOf(column);
  const cells = rowOf(table, number)?.cells;
  if (place < 0 || !cells) throw ImportFailures.UNKNOWN_CELL();
  if (table.secrets.includes(place)) throw ImportFailures.SECRET_CELL();
  const one: TableRow = { number, cells: cells.map((cell, at) => (at === place ? value.trim() : cell)) };
  const clean = cleaned(one, table.secrets).cells?.[place] ?? '';
  // An empty correction has no bytes to seal apart from the mark that it is one.
  const sealed = sealUnder(keyring, CELL, [importId, `${number}`, `${place}`], Buffer.from(clean, 'utf8'));
  await op.db.delete(ImportCorrection, { importId, number, place });
  const by = { correctedBy: op.actor.id, correctedAt: iso(op.now) };
  await op.db.insert(ImportCorrection, { id: newId(), importId, number, place, sealed, ...by });
}

export async function forgetTable(db: EntityManager, importId: string): Promise<void> {
  await rows(db, sql`delete from import_correction where import_id = ${importId}`);
  await rows(db, sql`delete from import_content where import_id = ${importId}`);
}
