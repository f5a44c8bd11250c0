import { LEVELS } from '../access/grant.rules.js';
import { REGISTER_COLUMNS, type RegisterColumn } from '../accounts/register-columns.js';
import { list, rows as query, sql } from '../database/sql.js';
import { fold } from '../kernel/fold.js';
import { day } from '../kernel/clock.js';
import { accessImport } from './access.import.js';
import { accountsImport } from './accounts.import.js';
import { accountsByName } from './directory.js';
import { FoundNames, type Question } from './found-names.js';
import { foundRows, type FoundRow } from './found-rows.js';
import { PAUSE_EVERY, type ImportRun, type Watching } from './importer.js';
import type { Mapping } from './mapping.js';
import { Outcome, type Standing } from './outcome.js';
import type { Row } from './sheet.js';
import type { Table } from './table.js';

const ALL: ReadonlySet<string> = new Set(REGISTER_COLUMNS);
const ACCESS_COLUMNS = accessImport.columns.names;
const BATCH = 500;

export interface SheetRead {
  questions: Question[];
  /** Rights that begin, over all rows. */
  grants: number;
  rows: readonly FoundRow[];
}

/**
 * The spreadsheet kept before: each row becomes rows for the importers of accounts and of access, and their rules decide. What is
 * registered stays as it is: only empty seats are filled and only rights that nobody has or had begin. They begin on the day of
 * the import: the file says who has access, not since when.
 */
export async function readFoundSheet(
  table: Table,
  mapping: Mapping,
  run: ImportRun,
  watch: Watching,
): Promise<SheetRead> {
  const added = new Map<string, string>();
  const registered = await accountsByName(run.op.db);
  const names = await FoundNames.of(run.op.db, mapping.people);
  const facts = { catalogue: run.catalogue, registered, names, brands: await brandsOf(run) };
  const found: FoundRow[] = [];
  for await (const row of inTurn(foundRows(table, mapping, facts, run.outcome))) found.push(row);

  const standings = new Map<number, Standing>();
  const accounts = new Outcome(standings);
  await accountsImport.read(inTurn(found.map(accountRow), watch), {
    ...run,
    ...{ outcome: accounts, absent: ALL, fillsOnly: true, added },
  });
  const kept = found.filter(({ number }) => standings.has(number));
  const idOf = ({ account: { name } }: FoundRow): string => (added.get(name) ?? registered.get(name)) as string;
  const rights = new Outcome(new Map());
  await accessImport.read(inTurn(await rightsOf(run, kept, idOf)), { ...run, outcome: rights, added });
  gather(run.outcome, kept, standings, accounts, rights);
  return { questions: names.questions, grants: rights.accepted, rows: kept };
}

async function brandsOf({ op }: ImportRun): Promise<Map<string, string>> {
  const found = await query<{ brand: string }>(
    op.db,
    sql`select distinct brand from account where brand is not null union select name from brand where ended_at is null`,
  );
  return new Map(found.map(({ brand }) => [fold(brand), brand]));
}

const accountRow = ({ number, cells }: FoundRow): Row<RegisterColumn> => ({
  number,
  cells: Object.fromEntries(
    REGISTER_COLUMNS.map((column) => [column, cells[column] ?? '']),
  ) as Row<RegisterColumn>['cells'],
});

/** With pauses in which others get their answers. */
async function* inTurn<T>(items: Iterable<T>, watch: Watching = () => undefined): AsyncGenerator<T> {
  let read = 0;
  for (const item of items) {
    yield item;
    if (++read % PAUSE_EVERY > 0) continue;
    watch(read);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

type AccessRow = Row<(typeof ACCESS_COLUMNS)[number]>;

/** A right for everybody named who has never had one on the account: whose right ended here does not get it back. */
async function rightsOf(
  run: ImportRun,
  found: readonly FoundRow[],
  idOf: (row: FoundRow) => string,
): Promise<AccessRow[]> {
  const had = await everHad(run, [...new Set(found.map(idOf))]);
  const empty = Object.fromEntries(ACCESS_COLUMNS.map((column) => [column, ''])) as AccessRow['cells'];
  return found.flatMap((row) => {
    const isKnown = (LEVELS as readonly string[]).includes(row.level);
    const fresh = row.access.filter(({ id }) => !had.has(`${idOf(row)} ${id}`));
    if (!isKnown && fresh.length > 0) row.notes.push(NO_LEVEL);
    if (!isKnown) return [];
    const { platform, handle } = row.account;
    const since = day(run.op.now);
    return fresh.map(({ workEmail }) => ({
      number: row.number,
      cells: { ...empty, platform, handle, person_email: workEmail, level: row.level, since, status: 'active' },
    }));
  });
}

const NO_LEVEL = {
  code: 'level_unknown',
  detail: 'Nobody said what the people named may do: choose a level for them. No access was begun.',
};

async function everHad({ op }: ImportRun, accountIds: readonly string[]): Promise<Set<string>> {
  const had = new Set<string>();
  for (let from = 0; from < accountIds.length; from += BATCH) {
    const some = accountIds.slice(from, from + BATCH);
    const found = await query<{ pair: string }>(
      op.db,
      sql`select distinct account_id || ' ' || person_id as pair from access_grant where account_id in ${list(some)}`,
    );
    for (const { pair } of found) had.add(pair);
  }
  return had;
}

/** One answer for each row of the file, whatever it became. */
function gather(
  outcome: Outcome,
  kept: readonly FoundRow[],
  standings: ReadonlyMap<number, Standing>,
  accounts: Outcome,
  rights: Outcome,
): void {
  const said = new Set<string>();
  const find = (row: number, code: string, detail: string): void => {
    if (!said.has(`${row} ${detail}`)) outcome.find(row, code, detail);
    said.add(`${row} ${detail}`);
  };
  for (const { row, code, detail } of accounts.refused) outcome.refuse(row, code, detail);
  for (const { number, notes } of kept) {
    const standing = standings.get(number) as Standing;
    outcome.take(number, standing === 'unchanged' && rights.standing(number) ? 'changed' : standing);
    for (const { code, detail } of notes) find(number, code, detail);
  }
  for (const { row, code, detail } of [...accounts.findings, ...rights.refused, ...rights.findings])
    find(row, code, detail);
}
