import { parse } from 'csv-parse/sync';
import { CsvError } from 'csv-parse';
import type { AddCapture, CaptureColumns, CapturedRow } from './capture.dto.js';
import { LEVELS, type Level } from '../access/grant.rules.js';
import { MAX_ROWS, readCells, readText, type Reader, type Reading } from './list.rules.js';
import { ReconciliationFailures } from './reconciliation.failures.js';
import { roleKeyOf } from './role.rules.js';

/** What texts of roles mean, as the author said; anything that is no level is passed over. */
export const saidRoles = (roles: AddCapture['roles']): Map<string, Level> =>
  new Map(
    Object.entries(roles ?? {})
      .slice(0, 100)
      .filter(([, level]) => LEVELS.includes(level))
      .map(([text, level]) => [roleKeyOf(text.slice(0, 100)), level]),
  );

/** Reads whatever was sent, as text or as rows. Throws `reconciliation.needs_text`, `no_name_column`, `too_many_rows`, `no_names`. */
export function readList({ text, rows, columns }: AddCapture, reader: Reader): Reading {
  if ((text === undefined) === (rows === undefined)) throw ReconciliationFailures.NEEDS_TEXT();
  const reading = rows ? readCells(rows, reader) : readGiven(text as string, columns, reader);
  if (reading.rows.length > MAX_ROWS) throw ReconciliationFailures.TOO_MANY_ROWS();
  if (reading.rows.length === 0) throw ReconciliationFailures.NO_NAMES({ facts: { dropped: reading.dropped } });
  return reading;
}

const readGiven = (text: string, columns: CaptureColumns | undefined, reader: Reader): Reading =>
  columns ? readCells(cellsOf(text, columns), reader) : readText(text, reader);

/** The cells of the named columns; comma, semicolon or tab, whichever the first line has. */
function cellsOf(text: string, columns: CaptureColumns): CapturedRow[] {
  const [head, ...lines] = recordsOf(text);
  const at = (name: string | undefined): number =>
    typeof name === 'string' ? (head ?? []).findIndex((each) => roleKeyOf(each) === roleKeyOf(name)) : -1;
  const [name, givenName, role, link] = [
    at(columns.name),
    at(columns.givenName),
    at(columns.role),
    at(columns.profileUrl),
  ];
  if (name < 0) throw ReconciliationFailures.NO_NAME_COLUMN();
  const cell = (line: string[], place: number): string => (place < 0 ? '' : (line[place] ?? '').slice(0, 1000));
  return lines.map((line) => ({
    name: [cell(line, givenName), cell(line, name)].filter(Boolean).join(' '),
    role: cell(line, role),
    profileUrl: cell(line, link),
  }));
}

function recordsOf(text: string): string[][] {
  const plain = text.replace(/^\ufeff/, '');
  const head = plain.slice(0, plain.search(/[\r\n]|$/));
  const delimiter = ['\t', ';', ',', '|'].find((sign) => head.includes(sign)) ?? ',';
  try {
    return parse(plain, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      trim: true,
    });
  } catch (error) {
    if (error instanceof CsvError) throw ReconciliationFailures.NO_NAME_COLUMN();
    throw error;
  }
}
