import type { EntityManager } from 'typeorm';
import { connectionOf } from './connection.js';

/** A statement with its values apart. `$n` placeholders in order of appearance are understood by both databases. */
export interface Sql {
  readonly text: string;
  readonly values: readonly SqlValue[];
}

export type SqlValue = string | number | null;
type Part = SqlValue | Sql | undefined;

const isSql = (part: Part): part is Sql => typeof part === 'object' && part !== null;

/** Writes a statement; every interpolated value becomes a parameter, every nested `sql` is spliced in. */
export function sql(strings: TemplateStringsArray, ...parts: Part[]): Sql {
  let text = strings[0] ?? '';
  const values: SqlValue[] = [];
  parts.forEach((part, i) => {
    if (isSql(part)) {
      text += part.text.replace(/\$(\d+)/g, (_, n: string) => `$${values.length + Number(n)}`);
      values.push(...part.values);
    } else {
      values.push(part ?? null);
      text += `$${values.length}`;
    }
    text += strings[i + 1] ?? '';
  });
  return { text, values };
}

/** Joins statements, `join([a, b], ' and ')`; thousands of them in the time it takes to read them once. */
export function join(parts: readonly Sql[], separator: string): Sql {
  const values: SqlValue[] = [];
  const texts = parts.map((part) => {
    const shift = values.length;
    values.push(...part.values);
    return shift === 0 ? part.text : part.text.replace(/\$(\d+)/g, (_, n: string) => `$${shift + Number(n)}`);
  });
  return { text: texts.join(separator), values };
}

/** `in (…)` lists; an empty list matches nothing. */
export const list = (values: readonly SqlValue[]): Sql =>
  values.length === 0 ? raw('(null)') : { text: `(${values.map((_, i) => `$${i + 1}`).join(', ')})`, values };

/** Trusted text of our own (a column name from a fixed table), never anything a person typed. */
export const raw = (text: string): Sql => ({ text, values: [] });

/** Every row of a statement; on the connection that `db` belongs to, prepared once. */
export function rows<T>(db: EntityManager, statement: Sql): Promise<T[]> {
  return connectionOf(db).query(statement.text, statement.values) as Promise<T[]>;
}

export async function one<T>(db: EntityManager, statement: Sql): Promise<T | null> {
  const [row] = await rows<T>(db, statement);
  return row ?? null;
}

/** Runs a changing statement and answers how many rows it touched; append `returning` nothing yourself. */
export async function run(db: EntityManager, statement: Sql): Promise<number> {
  return (await rows(db, sql`${statement} returning 1`)).length;
}

/** Inserts many rows in as few statements as the parameter limits of both databases allow. */
export async function insertRows(
  db: EntityManager,
  table: string,
  columns: readonly string[],
  records: readonly (readonly SqlValue[])[],
): Promise<void> {
  const perStatement = Math.max(1, Math.min(500, Math.floor(30000 / columns.length)));
  for (let from = 0; from < records.length; from += perStatement) {
    await insertSlice(db, table, columns, records.slice(from, from + perStatement));
  }
}

/** A row to be written at the commit. */
export interface LaterRow {
  readonly table: string;
  readonly columns: readonly string[];
  readonly values: readonly SqlValue[];
}

/** Writes rows of many acts, one statement a table. */
export async function insertLater(db: EntityManager, later: readonly LaterRow[]): Promise<void> {
  const kinds = new Map<string, LaterRow[]>();
  for (const row of later) {
    const kind = `${row.table} ${row.columns.join(',')}`;
    const known = kinds.get(kind);
    if (known) known.push(row);
    else kinds.set(kind, [row]);
  }
  for (const [first, ...rest] of kinds.values()) {
    if (first)
      await insertRows(
        db,
        first.table,
        first.columns,
        [first, ...rest].map((row) => row.values),
      );
  }
}

async function insertSlice(
  db: EntityManager,
  table: string,
  columns: readonly string[],
  records: readonly (readonly SqlValue[])[],
): Promise<void> {
  let n = 0;
  const tuples = records.map((record) => `(${record.map(() => `$${++n}`).join(',')})`).join(',');
  await connectionOf(db).query(`insert into ${table} (${columns.join(',')}) values ${tuples}`, records.flat());
}

/** `like` pattern for a folded search text, wildcards of the input taken literally (escape character `\`). */
export const containing = (text: string): string => `%${text.replace(/[\\%_]/g, (c) => `\\${c}`)}%`;

/** For update on PostgreSQL; SQLite's writer is alone by construction. */
export const forUpdate = (db: EntityManager): Sql => raw(connectionOf(db).kind === 'postgres' ? ' for update' : '');
/** Shared row lock: holds off whoever wants to change the row until this transaction ends. */
export const forShare = (db: EntityManager, of?: string): Sql =>
  raw(connectionOf(db).kind === 'postgres' ? ` for share${of ? ` of ${of}` : ''}` : '');
