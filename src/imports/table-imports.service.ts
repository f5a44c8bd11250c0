import { Inject, Injectable } from '@nestjs/common';
import { GroupRules } from '../groups/rules.service.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { Operation } from '../operation/operation.js';
import { Catalogue } from '../platforms/catalogue.service.js';
import type { Question } from './found-names.js';
import { readFoundSheet } from './found-sheet.import.js';
import { PAUSE_EVERY, type Importer, type ImportRun, type Watching } from './importer.js';
import { mappedRows, type Cells } from './mapped-rows.js';
import { absentColumns, type TableMapping } from './mapping.js';
import { Outcome, type Standing } from './outcome.js';
import type { Row } from './sheet.js';
import type { Table } from './table.js';
import { IMPORTERS } from './table-kinds.js';

/** What became, or would become, of a table. */
export interface TableRead {
  outcome: Outcome;
  standings: ReadonlyMap<number, Standing>;
  /** What each row says, under the names of our columns; rows that are about nothing have none. */
  becomes: ReadonlyMap<number, Cells>;
  questions: readonly Question[];
  /** Rights that begin with a found spreadsheet. */
  grants: number;
}

/** Reads a table by its mapping, with the importers of the command line: there is no second set of rules. */
@Injectable()
export class TableImports {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(Catalogue) private readonly catalogue: Catalogue,
    @Inject(GroupRules) private readonly groups: GroupRules,
  ) {}

  /** In a rehearsal `write` is false and nothing may be written. */
  async perform(
    op: Operation,
    table: Table,
    mapping: TableMapping,
    write: boolean,
    watch: Watching = () => undefined,
  ): Promise<TableRead> {
    const standings = new Map<number, Standing>();
    const outcome = new Outcome(standings);
    const catalogue = await this.catalogue.all(op.db);
    const run: ImportRun = {
      ...{ op, keyring: this.keys.current, catalogue, outcome, write },
      absent: absentColumns(mapping),
    };
    const read = await (mapping.kind === 'sheet'
      ? sheetRead(table, mapping, run, watch)
      : plainRead(IMPORTERS[mapping.kind] as unknown as Importer, table, mapping, run, watch));
    if (write && mapping.kind === 'people' && outcome.accepted > 0) await this.groups.sync(op);
    return { outcome, standings, ...read };
  }
}

type Rest = Pick<TableRead, 'becomes' | 'questions' | 'grants'>;

async function plainRead(
  importer: Importer,
  table: Table,
  mapping: TableMapping,
  run: ImportRun,
  watch: Watching,
): Promise<Rest> {
  const becomes = new Map<number, Cells>();
  await importer.read(watched(mappedRows(table, mapping, run.outcome), becomes, watch), run);
  return { becomes, questions: [], grants: 0 };
}

async function* watched(rows: AsyncIterable<Row>, becomes: Map<number, Cells>, watch: Watching): AsyncGenerator<Row> {
  let read = 0;
  for await (const row of rows) {
    becomes.set(row.number, filled(row.cells));
    yield row;
    if (++read % PAUSE_EVERY > 0) continue;
    watch(read);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

async function sheetRead(table: Table, mapping: TableMapping, run: ImportRun, watch: Watching): Promise<Rest> {
  const { questions, grants, rows } = await readFoundSheet(table, mapping, run, watch);
  const becomes = rows.map(({ number, account: { platform, handle }, cells, access, level }): [number, Cells] => [
    number,
    filled({
      // What the row is about comes first.
      ...{ platform, handle, owner_email: '', access: access.map(({ fullName }) => fullName).join(', ') },
      ...cells,
      level: access.length > 0 ? level : '',
    }),
  ]);
  return { becomes: new Map(becomes), questions, grants };
}

const filled = (cells: Readonly<Cells>): Cells =>
  Object.fromEntries(Object.entries(cells).filter(([, cell]) => cell !== ''));
