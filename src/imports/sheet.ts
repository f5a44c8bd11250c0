import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { unguarded } from '../kernel/formula-guard.js';
import { tooLarge, unreadable } from './import.failures.js';
import { strictText } from './strict-text.js';

export const MAX_ROWS = 200_000;
const MAX_RECORD = 1024 * 1024;

/** One record, numbered as a spreadsheet does: the header is 1, a cell with a line break counts once. */
export interface Row<Column extends string = string> {
  readonly number: number;
  /** Trimmed; an empty text where the cell is empty. */
  readonly cells: Readonly<Record<Column, string>>;
}

/** The columns a file must have; those in `optional` may be missing and then read as empty. */
export interface Columns<Column extends string = string> {
  readonly names: readonly Column[];
  readonly optional?: readonly Column[];
}

export interface Sheet<Column extends string> {
  rows: AsyncIterable<Row<Column>>;
  /** Base64 SHA-256 of the bytes, known when the last row was read. */
  sha256(): string;
}

/** Opens a CSV file: UTF-8, comma, RFC 4180 quotes. Throws `import.unreadable` or `import.too_large`. */
export async function openSheet<Column extends string>(file: string, columns: Columns<Column>): Promise<Sheet<Column>> {
  const { lines, sha256 } = await strictText(file);
  return { rows: rowsOf(lines, columns), sha256 };
}

async function* rowsOf<Column extends string>(
  lines: AsyncIterable<string>,
  columns: Columns<Column>,
): AsyncGenerator<Row<Column>> {
  let number = 0;
  let places: readonly (readonly [Column, number])[] | null = null;
  let width = 0;
  for await (const record of recordsOf(lines, () => number)) {
    number++;
    if (!places) {
      places = placesOf(record, columns);
      width = record.length;
      continue;
    }
    if (record.every((cell) => cell === '' || cell.trim() === '')) continue;
    if (number > MAX_ROWS + 1) throw tooLarge('more than 200 000 rows');
    if (record.length !== width) throw unreadable(`row ${number} has ${record.length} cells, the header has ${width}`);
    yield { number, cells: cellsOf(record, places, columns) };
  }
  if (!places) throw unreadable('it is empty: the first row must name the columns');
}

async function* recordsOf(lines: AsyncIterable<string>, row: () => number): AsyncGenerator<string[]> {
  const parser = parse({ relax_column_count: true, record_delimiter: ['\r\n', '\n'], max_record_size: MAX_RECORD });
  const fed = pipeline(Readable.from(lines), parser);
  // The reading loop below meets the same error; here it only must not go unheard.
  fed.catch(() => undefined);
  try {
    yield* parser as AsyncIterable<string[]>;
    await fed;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw unreadable(
      `row ${row() + 1} is not well-formed: a quote is not closed or not doubled, or the row is too long`,
    );
  } finally {
    parser.destroy();
  }
}

function placesOf<Column extends string>(header: string[], columns: Columns<Column>): [Column, number][] {
  const names = header.map((name) => name.trim());
  const known: readonly string[] = columns.names;
  if (names.length === 1 && (names[0] as string).includes(';'))
    throw unreadable('its columns are parted by semicolons, not commas');
  const missing = columns.names.find((name) => !names.includes(name) && !columns.optional?.includes(name));
  if (missing) throw unreadable(`the column ${missing} is missing`);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) throw unreadable(`there is no column ${JSON.stringify(unknown.slice(0, 60))}`);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice) throw unreadable(`the column ${twice} is there twice`);
  return names.map((name, i) => [name as Column, i]);
}

function cellsOf<Column extends string>(
  record: string[],
  places: readonly (readonly [Column, number])[],
  { optional = [] }: Columns<Column>,
): Record<Column, string> {
  const cells = {} as Record<Column, string>;
  for (const [name, place] of places) cells[name] = unguarded((record[place] as string).trim());
  for (const name of optional) cells[name] ??= '';
  return cells;
}
