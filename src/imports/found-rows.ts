import { fold } from '../kernel/fold.js';
import type { Catalogue } from '../platforms/platform.js';
import { RowRefused } from './cell.rules.js';
import { foundAccount, type FoundAccount } from './found-account.rules.js';
import { readableCells, type CellNote } from './found-cells.rules.js';
import type { FoundNames } from './found-names.js';
import type { NamedPerson } from './found-people.rules.js';
import { MappedCells, noteWithheld, RAGGED, type Cells } from './mapped-rows.js';
import type { Mapping } from './mapping.js';
import type { Outcome } from './outcome.js';
import { isBlank, type Table, type TableRow } from './table.js';

/** A row of the spreadsheet kept before, as the importers of accounts and of access will read it. */
export interface FoundRow {
  number: number;
  account: FoundAccount;
  /** Columns of the register. */
  cells: Cells;
  access: NamedPerson[];
  level: string;
  notes: CellNote[];
}

export interface SheetFacts {
  catalogue: Catalogue;
  registered: ReadonlyMap<string, string>;
  names: FoundNames;
  /** Brands of the register by their folded name. */
  brands: ReadonlyMap<string, string>;
}

const SEATS = ['owner_email', 'backup_owner_email', 'validator_email', 'spokesperson_email'] as const;
const TOTAL = /^(?:sous[- ])?(?:total|totaux|somme|subtotal|sum)\b/;

/** Row by row; what is no account is refused with the word for what it is, so that every row is accounted for. */
export function* foundRows(table: Table, mapping: Mapping, facts: SheetFacts, outcome: Outcome): Generator<FoundRow> {
  const mapped = new MappedCells(table, mapping);
  let heading = '';
  for (const row of table.rows) {
    noteWithheld(row, outcome);
    try {
      const cells = accountCells(row);
      const title = titleOf(cells);
      if (title !== null) heading = title;
      if (title !== null) throw new RowRefused('heading', 'A title, not an account.');
      yield found(row.number, mapped.of(cells), mapping, facts, heading);
    } catch (error) {
      if (!(error instanceof RowRefused)) throw error;
      outcome.refuse(row.number, error.code, error.detail);
    }
  }
}

/** Throws the word for a row that is about no account. */
function accountCells(row: TableRow): string[] {
  if (row.cells === null) throw new RowRefused(...RAGGED);
  if (isBlank(row)) throw new RowRefused('blank', 'An empty row.');
  const first = row.cells.find((cell) => cell !== '') ?? '';
  if (TOTAL.test(fold(first))) throw new RowRefused('total_row', 'A row of totals, not an account.');
  return row.cells;
}

/** A row with one cell and nothing else is a title: what it says without its stars. */
function titleOf(cells: readonly string[]): string | null {
  const given = cells.filter((cell) => cell !== '');
  const [only = ''] = given;
  if (given.length !== 1 || cells[0] !== only || /^https?:|\.[a-z]{2,}\//i.test(only)) return null;
  return only.replace(/^[^\p{L}\d]+|[^\p{L}\d]+$/gu, '');
}

function found(number: number, given: Cells, mapping: Mapping, facts: SheetFacts, heading: string): FoundRow {
  const account = foundAccount(facts.catalogue, facts.registered, given);
  const { cells, notes, factorOf } = readableCells(given, mapping.dates);
  const { names } = facts;
  const holder = factorOf === '' ? [] : names.allIn(factorOf, number, 'second_factor', notes);
  for (const seat of SEATS) cells[seat] = onlyOne(names.allIn(given[seat] ?? '', number, seat, notes), seat, notes);
  const access = names.allIn(given['access'] ?? '', number, 'access', notes);
  const level = given['level'] ?? '';
  return {
    number,
    account,
    access,
    level,
    notes,
    cells: {
      ...cells,
      platform: account.platform,
      handle: account.handle,
      // The catalogue's own address: without what a browser hung onto it.
      profile_url: '',
      display_name: (given['display_name'] ?? '').replace(/^@/, ''),
      brand: brandOf(cells['brand'] || heading, facts.brands),
      parent_platform: '',
      parent_handle: '',
      created_by_email: '',
      second_factor_holder_email: holder[0]?.workEmail ?? '',
    },
  };
}

/** A seat has one holder: of two names nobody chooses here. */
function onlyOne(people: readonly NamedPerson[], seat: string, notes: CellNote[]): string {
  if (people.length > 1) notes.push({ code: 'several_names', detail: `${seat} names several people: it stays empty.` });
  return people.length === 1 ? (people[0]?.workEmail ?? '') : '';
}

/** The register's own spelling of a brand, where a title or a cell names one. */
function brandOf(text: string, brands: ReadonlyMap<string, string>): string {
  const key = fold(text);
  if (key === '') return '';
  const same = brands.get(key);
  if (same !== undefined) return same;
  const within = [...brands].filter(([known]) => ` ${key} `.includes(` ${known} `));
  return within.length === 1 ? (within[0]?.[1] ?? text) : text;
}
