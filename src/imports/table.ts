import { tooLarge, unreadable } from './import.failures.js';
import { headerRowOf } from './column-synonyms.js';
import { isSecretHeader, looksLikeSecrets, withoutSecret } from './secret-columns.rules.js';
import { encodingOf, recordsOf, separatorOf, textOf, type Encoding, type Separator } from './table-text.rules.js';

export const MOST_ROWS = 200_000;
const MOST_COLUMNS = 200;

/** How a file was read: what was detected, or asked for. */
export interface TableShape {
  encoding: Encoding;
  separator: Separator;
  /** The row that names the columns, as a spreadsheet counts; rows above it are passed over. */
  headerRow: number;
}

export type ShapeAsked = Partial<TableShape>;

/** One row below the header. */
export interface TableRow {
  number: number;
  /** Trimmed; null where the row has another number of cells than the header: nobody can tell which is which. */
  cells: string[] | null;
  /** Something stood in a column of secrets, or a secret in another cell: it was not read. */
  withheld?: true;
}

/** A table as it is kept: without what stood in columns of secrets. */
export interface Table {
  shape: TableShape;
  /** Names of the columns, each once. */
  header: string[];
  /** Places of columns whose cells were not read. */
  secrets: number[];
  rows: TableRow[];
}

/** Reads bytes as a table. Throws `import.unreadable` and `import.too_large`, naming row or column, never a cell. */
export function readTable(bytes: Buffer, asked: ShapeAsked = {}): Table {
  const encoding = asked.encoding ?? encodingOf(bytes);
  const text = textOf(bytes, encoding);
  const separator = asked.separator ?? separatorOf(text);
  const records = recordsOf(text, separator).map((record) => record.map((cell) => cell.trim()));
  const headerRow = asked.headerRow ?? headerRowOf(records);
  const names = records[headerRow - 1];
  if (!names || names.every((name) => name === '')) throw unreadable('no row names the columns');
  if (names.length > MOST_COLUMNS) throw tooLarge(`more than ${MOST_COLUMNS} columns`);
  if (records.length - headerRow > MOST_ROWS) throw tooLarge('more than 200 000 rows');
  const header = headerOf(names);
  const rows = records
    .slice(headerRow)
    .map((record, i) => ({ number: headerRow + 1 + i, cells: fitted(record, header.length) }));
  const secrets = header.flatMap((name, place) =>
    isSecretHeader(name) || looksLikeSecrets(rows.map(({ cells }) => cells?.[place] ?? '')) ? [place] : [],
  );
  return { shape: { encoding, separator, headerRow }, header, secrets, rows: rows.map((row) => cleaned(row, secrets)) };
}

/** A name for each column, each once. */
function headerOf(names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return names.map((given, place) => {
    const name = given.slice(0, 100) || `#${place + 1}`;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
}

/** Empty cells at the end are no cells. */
function fitted(record: readonly string[], width: number): string[] | null {
  if (record.every((cell) => cell === '')) return Array.from({ length: width }, () => '');
  if (record.slice(width).some((cell) => cell !== '') || record.length < width) return null;
  return record.slice(0, width);
}

/** The row as it may be kept and shown. */
export function cleaned({ number, cells }: TableRow, secrets: readonly number[]): TableRow {
  if (cells === null) return { number, cells };
  let withheld = false;
  const kept = cells.map((cell, place) => {
    const clean = secrets.includes(place) ? '' : (withoutSecret(cell) ?? cell);
    withheld ||= clean !== cell;
    return clean;
  });
  return { number, cells: kept, ...(withheld ? { withheld: true as const } : {}) };
}

export const isBlank = ({ cells }: TableRow): boolean => cells !== null && cells.every((cell) => cell === '');
