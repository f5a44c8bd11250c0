import type { EntityManager } from 'typeorm';
import { connectionOf } from './connection.js';

/** A statement with its values apart: `values[n]` stands between `pieces[n]` and `pieces[n + 1]`. */
export interface Sql {
  readonly pieces: readonly string[];
  readonly values: readonly SqlValue[];
}

export type SqlValue = string | number | null;
type Part = SqlValue | Sql | undefined;

const isSql = (part: Part): part is Sql => typeof part === 'object' && part !== null;

/** Grows a statement from the left. */
class Writing {
  readonly pieces: string[] = [''];
  readonly values: SqlValue[] = [];

  text(text: string): void {
    this.pieces[this.pieces.length - 1] += text;
  }

  value(value: SqlValue): void {
    this.values.push(value);
    this.pieces.push('');
  }

  splice(part: Sql): void {
    this.text(part.pieces[0] ?? '');
    part.values.forEach((value, n) => {
      this.value(value);
      this.text(part.pieces[n + 1] ?? '');
    });
  }
}

/** Writes a statement; every interpolated value becomes a parameter, every nested `sql` is spliced in. */
export function sql(strings: TemplateStringsArray, ...parts: Part[]): Sql {
  const writing = new Writing();
  strings.forEach((text, n) => {
    writing.text(text);
    if (n === parts.length) return;
    const part = parts[n];
    if (isSql(part)) writing.splice(part);
    else writing.value(part ?? null);
  });
  return writing;
}

/** Joins statements, `join([a, b], ' and ')`; thousands of them in the time it takes to read them once. */
export function join(parts: readonly Sql[], separator: string): Sql {
  const writing = new Writing();
  parts.forEach((part, n) => {
    if (n > 0) writing.text(separator);
    writing.splice(part);
  });
  return writing;
}

/** `in (…)` lists; an empty list matches nothing. */
export const list = (values: readonly SqlValue[]): Sql =>
  values.length === 0 ? raw('(null)') : { pieces: ['(', ...Array<string>(values.length - 1).fill(', '), ')'], values };

/** Trusted text of our own (a column name from a fixed table), never anything a person typed. */
export const raw = (text: string): Sql => ({ pieces: [text], values: [] });

/** The text with its placeholders: `$n` in order of appearance is understood by both databases. */
export const textOf = ({ pieces }: Sql): string => pieces.reduce((text, piece, n) => `${text}$${n}${piece}`);

/** Every row of a statement; on the connection that `db` belongs to, prepared once. */
export function rows<T>(db: EntityManager, statement: Sql): Promise<T[]> {
  return connectionOf(db).query(textOf(statement), statement.values) as Promise<T[]>;
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

/** From so many rows on a value that a whole column shares is sent once: binding values takes longer than writing them. */
const SHARING = 100;

async function insertSlice(
  db: EntityManager,
  table: string,
  columns: readonly string[],
  records: readonly (readonly SqlValue[])[],
): Promise<void> {
  const shared = columns.map(
    (_, at) => records.length >= SHARING && records.every((one) => one[at] === records[0]?.[at]),
  );
  const values: SqlValue[] = [];
  const place = (value: SqlValue): string => `$${values.push(value)}`;
  const common = new Map<number, string>();
  const tuples = records.map((record) => {
    const written = record.map((value, at) => {
      if (!shared[at]) return place(value);
      const known = common.get(at) ?? (value === null ? 'null' : place(value));
      common.set(at, known);
      return known;
    });
    return `(${written.join(',')})`;
  });
  await connectionOf(db).query(`insert into ${table} (${columns.join(',')}) values ${tuples.join(',')}`, values);
}

/** `like` pattern for a folded search text, wildcards of the input taken literally (escape character `\`). */
export const containing = (text: string): string => `%${text.replace(/[\\%_]/g, (c) => `\\${c}`)}%`;

/** For update on PostgreSQL; SQLite's writer is alone by construction. */
export const forUpdate = (db: EntityManager): Sql => raw(connectionOf(db).kind === 'postgres' ? ' for update' : '');
/** Shared row lock: holds off whoever wants to change the row until this transaction ends. */
export const forShare = (db: EntityManager, of?: string): Sql =>
  raw(connectionOf(db).kind === 'postgres' ? ` for share${of ? ` of ${of}` : ''}` : '');
