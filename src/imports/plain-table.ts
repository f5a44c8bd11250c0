import { join, raw, rows as query, sql, type SqlValue } from '../database/sql.js';
import { newId } from '../kernel/ids.js';
import type { ActionName } from '../operation/actions.js';
import { CellReader, RowRefused } from './cell.rules.js';
import { eachRow, fingerprint, type ImportRun, type Importer } from './importer.js';
import { Inserts, PAGE, paged } from './inserts.js';
import type { Row } from './sheet.js';

/** Values for the fields of a table, in their order; throws `RowRefused`. */
export type Reading<Column extends string> = (cell: CellReader<Column>, row: Row<Column>) => SqlValue[];

/** A file whose rows are rows of one table, known by their first fields. */
export interface PlainTable<Column extends string> {
  action: ActionName;
  columns: readonly Column[];
  table: string;
  /** Database columns in the order of the values; the first `keys` of them say which record it is. */
  fields: readonly string[];
  keys: number;
  /** Compared without case: mail addresses. */
  foldsKey?: boolean;
  /** The column of the file behind each field, in the same order. */
  from: readonly Column[];
  /** Refusal of a second row of one key. */
  duplicate: string;
  /** `keep`: what is registered is never changed by a file; a row that differs is refused as a duplicate. */
  changes: 'update' | 'keep';
  /** Rows of this table count their versions. */
  versioned?: boolean;
  prepare(run: ImportRun): Promise<Reading<Column>>;
}

interface Known {
  id: string;
  facts: string;
  /** Held only where a file lacks columns. */
  values: readonly SqlValue[] | null;
}

export function plainImport<Column extends string>(table: PlainTable<Column>): Importer<Column> {
  const columns = ['id', ...table.fields, 'created_at', ...(table.versioned ? ['version'] : [])];
  const keyOf = (values: readonly SqlValue[]): string => {
    const key = JSON.stringify(values.slice(0, table.keys));
    return table.foldsKey ? key.toLowerCase() : key;
  };
  return {
    action: table.action,
    columns: { names: table.columns },
    async read(rows, run) {
      const read = await table.prepare(run);
      const known = await knownRows(table, run, keyOf);
      const inserts = new Inserts(run.op.db, { [table.table]: columns }, run.write);
      const seen = new Set<string>();
      await eachRow(rows, run.outcome, async (row) => {
        const given = read(new CellReader(row.cells), row);
        const key = keyOf(given);
        const before = known.get(key);
        const values = kept(table, run, before, given);
        const same = before?.facts === fingerprint(values);
        if (seen.has(key) || (before && !same && table.changes === 'keep')) {
          throw new RowRefused(table.duplicate, 'An earlier row, or what is registered, says this already.');
        }
        seen.add(key);
        run.outcome.take(row.number, same ? 'unchanged' : before ? 'changed' : 'new');
        if (same) return;
        const tail = [run.op.now.toISOString(), ...(table.versioned ? [1] : [])];
        if (!before) await inserts.add(table.table, [newId(), ...values, ...tail]);
        else if (run.write) await update(table, run, before.id, values);
      });
      await inserts.flush();
    },
  };
}

/** What a file has no column for stays as it is registered. */
const kept = <Column extends string>(
  { from }: PlainTable<Column>,
  { absent }: ImportRun,
  before: Known | undefined,
  given: SqlValue[],
): SqlValue[] =>
  given.map((value, i) => (before?.values && absent.has(from[i] as Column) ? (before.values[i] ?? null) : value));

async function knownRows<Column extends string>(
  { table, fields }: PlainTable<Column>,
  { op, absent }: ImportRun,
  keyOf: (values: readonly SqlValue[]) => string,
): Promise<Map<string, Known>> {
  const known = new Map<string, Known>();
  const page = (after: string) =>
    sql`select id, ${raw(fields.join(', '))} from ${raw(table)} where id > ${after} order by id limit ${PAGE}`;
  for await (const row of paged<{ id: string } & Record<string, SqlValue>>(op.db, page)) {
    const values = fields.map((field) => row[field] as SqlValue);
    known.set(keyOf(values), { id: row.id, facts: fingerprint(values), values: absent.size > 0 ? values : null });
  }
  return known;
}

async function update<Column extends string>(
  { table, fields, versioned }: PlainTable<Column>,
  { op }: ImportRun,
  id: string,
  values: readonly SqlValue[],
): Promise<void> {
  const changes = join(
    fields.map((field, i) => sql`${raw(field)} = ${values[i] ?? null}`),
    ', ',
  );
  const version = raw(versioned ? ', version = version + 1' : '');
  await query(op.db, sql`update ${raw(table)} set ${changes}${version} where id = ${id}`);
}
