import { fold } from '../kernel/fold.js';
import { foundDate } from './found-dates.rules.js';
import type { Mapping } from './mapping.js';
import type { Outcome } from './outcome.js';
import type { Row } from './sheet.js';
import { isBlank, type Table, type TableRow } from './table.js';
import { COLUMNS_OF, isDayColumn, type Column } from './table-kinds.js';

export type Cells = Record<Column, string>;

/** The cells of a row under the names of our columns; values that stand for others are put in their place. */
export class MappedCells {
  private readonly places: readonly (readonly [Column, number])[];
  private readonly meanings: ReadonlyMap<Column, ReadonlyMap<string, string>>;

  constructor(
    { header, secrets }: Pick<Table, 'header' | 'secrets'>,
    private readonly mapping: Mapping,
  ) {
    this.places = header.flatMap((name, place) => {
      const column = mapping.columns[name];
      return column && !secrets.includes(place) ? [[column, place] as const] : [];
    });
    this.meanings = new Map(
      Object.entries(mapping.values).map(([column, values]) => [
        column,
        new Map(Object.entries(values).map(([cell, meaning]) => [fold(cell), meaning])),
      ]),
    );
  }

  of(cells: readonly string[]): Cells {
    const named: Cells = Object.fromEntries(COLUMNS_OF[this.mapping.kind].map((column) => [column, '']));
    for (const [column, place] of this.places) named[column] = this.meant(column, cells[place] ?? '');
    for (const [column, value] of Object.entries(this.mapping.defaults)) named[column] ||= value;
    return named;
  }

  private meant = (column: Column, cell: string): string => this.meanings.get(column)?.get(fold(cell)) ?? cell;
}

/** The row as it cannot be read: another number of cells. */
export const RAGGED = [
  'ragged_row',
  'This row has another number of cells than the header: nobody can tell which is which.',
] as const;
export const WITHHELD = [
  'secret_left_out',
  'A password or another secret stood here. It was not read or kept: it belongs in the vault.',
] as const;

/** The rows of a table as an importer reads them. Every row that is not blank is either yielded or refused. */
export async function* mappedRows(table: Table, mapping: Mapping, outcome: Outcome): AsyncGenerator<Row> {
  const cells = new MappedCells(table, mapping);
  for (const row of table.rows) {
    if (isBlank(row) && !row.withheld) continue;
    if (row.cells === null) outcome.refuse(row.number, ...RAGGED);
    else yield await Promise.resolve({ number: row.number, cells: plain(cells.of(row.cells), mapping) });
    noteWithheld(row, outcome);
  }
}

export function noteWithheld({ number, withheld }: TableRow, outcome: Outcome): void {
  if (withheld) outcome.find(number, ...WITHHELD);
}

/** Dates in whatever form become `YYYY-MM-DD`, "3,0" becomes 3; what is none stays for the importer to refuse. */
function plain(cells: Cells, { dates }: Mapping): Cells {
  for (const [column, cell] of Object.entries(cells)) {
    if (cell === '') continue;
    const found = isDayColumn(column) ? foundDate(cell, dates) : null;
    if (found && 'day' in found) cells[column] = found.day;
    if (column === 'version') cells[column] = cell.replace(/[.,]0+$/, '');
  }
  return cells;
}
