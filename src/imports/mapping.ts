import { ImportFailures } from './import.failures.js';
import { DATE_ORDERS, dateOrderOf, type DateOrder } from './found-dates.rules.js';
import { suggestedColumns } from './column-synonyms.js';
import type { Table } from './table.js';
import {
  COLUMNS_OF,
  isDayColumn,
  NEEDED,
  TABLE_KINDS,
  type Column,
  type RunKind,
  type TableKind,
} from './table-kinds.js';

/** How the columns of a file are read: kept by name, handed out as a file, and understood by the command line. */
export interface Mapping {
  kind: RunKind;
  /** The file's column → ours; null: it is not read. */
  columns: Record<string, Column | null>;
  /** In which order 03/04/2026 is written. */
  dates: DateOrder;
  /** Our column → what stands in a cell → what it means: `{"platform": {"FB": "facebook_page"}}`. */
  values: Record<Column, Record<string, string>>;
  /** A name of the spreadsheet → the work address of whom it means; null: nobody. */
  people: Record<string, string | null>;
  /** Our column → what holds for every row that says nothing. */
  defaults: Record<Column, string>;
}

/** One of a table; the export of a password manager has nothing to map. */
export interface TableMapping extends Mapping {
  kind: TableKind;
}

/** What comes nearest for a file nobody has mapped before. */
export function suggestedMapping(kind: TableKind, { header, rows, secrets }: Table): TableMapping {
  const readable = header.filter((_, place) => !secrets.includes(place));
  const columns = suggestedColumns(kind, readable);
  for (const place of secrets) columns[header[place] as string] = null;
  const days = header.flatMap((name, place) => {
    const column = columns[name];
    return column && isDayColumn(column) ? rows.map(({ cells }) => cells?.[place] ?? '') : [];
  });
  return { kind, columns, dates: dateOrderOf(days), values: {}, people: {}, defaults: DEFAULTS[kind] ?? {} };
}

const DEFAULTS: Partial<Record<TableKind, Record<Column, string>>> = {
  sheet: { status: 'active' },
  accounts: { status: 'active' },
  access: { status: 'active' },
  people: { kind: 'employee' },
};

const MOST = 5000;
const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= 500;
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length <= MOST;
const textsOf = (value: unknown): value is Record<string, string> =>
  isRecord(value) && Object.values(value).every(isText);

/** A mapping somebody sent or a file holds. Throws `import.bad_mapping` naming the part. */
export function readMapping(value: unknown): TableMapping {
  if (!isRecord(value)) throw badMapping('it is not a mapping');
  const { kind, columns, dates = 'dmy', values = {}, people = {}, defaults = {} } = value;
  const known = TABLE_KINDS.find((each) => each === kind);
  if (!known) throw badMapping('kind is none of ours');
  const order = DATE_ORDERS.find((each) => each === dates);
  if (!order) throw badMapping('dates is dmy or mdy');
  const own = COLUMNS_OF[known];
  if (
    !isRecord(columns) ||
    !Object.values(columns).every((name) => name === null || (isText(name) && own.includes(name)))
  )
    throw badMapping('columns names a column we do not have');
  const taken = Object.values(columns).filter((name) => name !== null);
  if (new Set(taken).size !== taken.length) throw badMapping('columns names one of our columns twice');
  if (!isRecord(values) || !Object.values(values).every(textsOf)) throw badMapping('values');
  if (!isRecord(people) || !Object.values(people).every((mail) => mail === null || isText(mail)))
    throw badMapping('people');
  if (!textsOf(defaults) || !Object.keys(defaults).every((name) => own.includes(name))) throw badMapping('defaults');
  return { kind: known, columns, dates: order, values, people, defaults } as TableMapping;
}

const badMapping = (detail: string): Error =>
  ImportFailures.BAD_MAPPING({ detail: `The mapping cannot be used: ${detail}.` });

/** Columns that this mapping leaves without a value in every row. */
export const absentColumns = ({ kind, columns, defaults }: Mapping): ReadonlySet<Column> => {
  const given = new Set([...Object.values(columns), ...Object.keys(defaults).filter((name) => defaults[name] !== '')]);
  return new Set(COLUMNS_OF[kind].filter((column) => !given.has(column)));
};

/** Columns without which no row can be read. */
export const missingColumns = (mapping: Mapping): Column[] => {
  const absent = absentColumns(mapping);
  const missing = NEEDED[mapping.kind].filter((column) => absent.has(column));
  // An address names platform and handle both.
  const columns = Object.values(mapping.columns);
  return mapping.kind === 'sheet' && columns.includes('profile_url') ? [] : missing;
};

/** A mapping saved for another file: what this file has no column for falls away, what it has besides is not read. */
export function fittedMapping<T extends Mapping>(saved: T, { header, secrets }: Table): T {
  const columns = header.map((name, place): [string, Column | null] => [
    name,
    secrets.includes(place) ? null : (saved.columns[name] ?? null),
  ]);
  return { ...saved, columns: Object.fromEntries(columns) };
}
