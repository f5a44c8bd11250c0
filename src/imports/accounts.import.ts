import { keepAccounts } from '../accounts/history.js';
import { derived } from '../accounts/account.row.js';
import { OWNER_SEATS, type SeatName } from '../accounts/seat.rules.js';
import { REGISTER_COLUMNS, type RegisterColumn } from '../accounts/register-columns.js';
import { STATUSES } from '../accounts/lifecycle.rules.js';
import { join, one, raw, rows as query, sql } from '../database/sql.js';
import { newId } from '../kernel/ids.js';
import { modelMark } from '../ledger/mark.js';
import {
  ACCOUNT_FIELDS,
  factsOf,
  fieldsOf,
  keptAccount,
  nameAccount,
  readAccount,
  type ImportedAccount,
} from './account-row.js';
import { CellReader, RowRefused } from './cell.rules.js';
import { AccountFinder, accountsByName, nameKeyOf, peopleByMail } from './directory.js';
import { eachRow, type ImportRun, type Importer } from './importer.js';
import { Inserts, PAGE, paged } from './inserts.js';
import { linkRows } from './links.js';
import { newSeat, readSeats, SEAT_TABLE, SeatBook, type Seating } from './seating.js';
import type { Row } from './sheet.js';

const FIELD_COLUMNS = ACCOUNT_FIELDS.map(([, column]) => column);
const OWN_COLUMNS = ['id', 'handle_key', 'status', 'name_key', 'search_text', 'requested_by', 'created_at', 'version'];
const TABLES = { account: [...OWN_COLUMNS, ...FIELD_COLUMNS], seat: SEAT_TABLE };

interface Known {
  facts: string;
  /** Held only where the file lacks columns. */
  account: ImportedAccount | null;
  status: string;
  parentId: string | null;
}

/** A row that stands, until its parent is known. */
interface Standing {
  row: number;
  id: string;
  parent: { platform: string; handle: string } | null;
  parentBefore: string | null;
  changed: boolean;
  isNew: boolean;
}

interface Register {
  run: ImportRun;
  people: ReadonlyMap<string, string>;
  /** Ids by name: those registered before and, as rows are accepted, those of the file. */
  names: Map<string, string>;
  known: ReadonlyMap<string, Known>;
  seats: SeatBook;
  inserts: Inserts<keyof typeof TABLES>;
}

interface Placed {
  id: string;
  row: Row<RegisterColumn>;
  account: ImportedAccount;
  status: string;
  seating: Seating;
}

/** The register. An account is known by its platform's own key; status and history of one already here stay. */
export const accountsImport: Importer<RegisterColumn> = {
  action: 'import.accounts',
  columns: { names: REGISTER_COLUMNS },
  async read(rows, run) {
    const register = await openRegister(run);
    const standing: Standing[] = [];
    const taken = new Set<string>();
    await eachRow(rows, run.outcome, async (row) => {
      const named = nameAccount(run.catalogue, row.cells);
      const name = nameKeyOf(row.cells.platform, named.key);
      if (taken.has(name)) throw new RowRefused('duplicate_account', 'This account was in an earlier row.');
      const seating = readSeats(register.people, row);
      leaveOwn(register, row.number, seating, register.names.get(name));
      const account = readAccount(run.catalogue, register.people, row, named);
      const status = new CellReader<RegisterColumn>(row.cells).oneOf('status', STATUSES);
      taken.add(name);
      const id = register.names.get(name);
      if (id !== undefined) standing.push(await placeAgain(register, { id, row, account, status, seating }));
      else standing.push(await placeNew(register, { id: newId(), row, account, status, seating }, name, named.key));
    });
    await register.inserts.flush();
    await linkParents(register, standing);
    if (run.write && run.outcome.accepted > 0) await keepAccounts(run.op);
  },
};

/** Nobody puts themselves where the secrets are, by a file neither: the seat stays as it is. */
function leaveOwn({ run, seats }: Register, row: number, seating: Seating, accountId: string | undefined): void {
  for (const seat of OWNER_SEATS as readonly SeatName[]) {
    if (seating[seat] !== run.op.actor.id) continue;
    if (accountId !== undefined && seats.isHeldBy(accountId, seat, run.op.actor.id)) continue;
    delete seating[seat];
    run.outcome.find(row, 'own_seat', `${seat}: nobody takes a seat by themselves; somebody else names you.`);
  }
}

async function openRegister(run: ImportRun): Promise<Register> {
  const { db } = run.op;
  const known = new Map<string, Known>();
  const fields = join(
    ACCOUNT_FIELDS.map(([property, column]) => raw(`${column} as "${property}"`)),
    ', ',
  );
  type Stored = ImportedAccount & { id: string; status: string; parentId: string | null };
  const page = (after: string) =>
    sql`select id, status, parent_account_id as "parentId", ${fields} from account where id > ${after} order by id limit ${PAGE}`;
  for await (const { id, status, parentId, ...account } of paged<Stored>(db, page)) {
    known.set(id, { facts: factsOf(account), account: run.absent.size > 0 ? account : null, status, parentId });
  }
  return {
    run,
    known,
    people: await peopleByMail(db),
    names: await accountsByName(db),
    seats: await SeatBook.of(db, run.keyring),
    inserts: new Inserts(db, TABLES, run.write),
  };
}

async function placeNew(
  { run, names, inserts }: Register,
  placed: Placed,
  name: string,
  key: string,
): Promise<Standing> {
  const { id, row, account, status, seating } = placed;
  names.set(name, id);
  run.added?.set(name, id);
  const { nameKey, searchText } = derived(account);
  const own = [id, key, status, nameKey, searchText, run.op.actor.id, run.op.now.toISOString(), 1];
  await inserts.add('account', [...own, ...fieldsOf(account)]);
  for (const [seat, personId] of Object.entries(seating)) {
    await inserts.add('seat', newSeat(run, id, personId, seat as keyof Seating));
  }
  return { row: row.number, id, parent: parentOf(row), parentBefore: null, changed: true, isNew: true };
}

async function placeAgain(register: Register, placed: Placed): Promise<Standing> {
  const { run, seats, inserts } = register;
  const { id, row, status, seating } = placed;
  const before = register.known.get(id) as Known;
  const account = before.account ? keptAccount(run.absent, before.account, placed.account) : placed.account;
  const { fill, kept } = seats.changes(id, seating, run.fillsOnly);
  const factsChanged = before.facts !== factsOf(account);
  if (factsChanged && run.write) await writeFacts(run, id, account);
  for (const [seat, personId] of fill) {
    if (run.write) await seats.vacate(run, id, seat);
    await inserts.add('seat', newSeat(run, id, personId, seat));
  }
  if (status !== before.status && !run.absent.has('status'))
    run.outcome.find(
      row.number,
      'status_kept',
      'The status of a registered account changes in the service, with a reason.',
    );
  for (const seat of kept) run.outcome.find(row.number, 'seat_kept', KEPT[run.fillsOnly ? 'held' : 'given_up'](seat));
  const changed = factsChanged || fill.length > 0;
  return { row: row.number, id, parent: parentOf(row), parentBefore: before.parentId, changed, isNew: false };
}

const KEPT = {
  given_up: (seat: string) => `${seat} was given up by this person here; a file does not give it back.`,
  held: (seat: string) => `${seat} is held by somebody else here, or was given up by this person: it stays as it is.`,
};

async function writeFacts({ op }: ImportRun, id: string, account: ImportedAccount): Promise<void> {
  const { accessModel } = account;
  const before = await one<{ model: string }>(op.db, sql`select access_model as model from account where id = ${id}`);
  // Who is shown a password hangs on it: a release believes the log.
  if (before?.model !== accessModel)
    op.record(`account:${id}`, { accessModel }, { action: 'account.change', mark: modelMark(id) });
  const values = fieldsOf(account);
  const changes = join(
    FIELD_COLUMNS.map((column, i) => sql`${raw(column)} = ${values[i] as string | null}`),
    ', ',
  );
  const { nameKey, searchText } = derived(account);
  const texts = sql`name_key = ${nameKey}, search_text = ${searchText}`;
  await query(op.db, sql`update account set ${changes}, ${texts}, version = version + 1 where id = ${id}`);
}

const parentOf = ({ cells }: Row<RegisterColumn>): Standing['parent'] =>
  cells.parent_handle === '' ? null : { platform: cells.parent_platform, handle: cells.parent_handle };

/** A parent may stand later in the file. One that is nowhere is a finding and leaves the field empty. */
async function linkParents({ run, names }: Register, standing: readonly Standing[]): Promise<void> {
  const finder = new AccountFinder(run.catalogue, names);
  const links: [string, string | null][] = [];
  for (const { row, id, parent, parentBefore, changed, isNew } of standing) {
    const found = parent && finder.find(parent.platform, parent.handle);
    if (parent && (found === null || found === id))
      run.outcome.find(
        row,
        'unknown_parent',
        'parent_platform and parent_handle name no other account of the register.',
      );
    const parentId = run.absent.has('parent_handle') && !isNew ? parentBefore : found === id ? null : found;
    if (parentId !== parentBefore) links.push([id, parentId]);
    const differs = changed || parentId !== parentBefore;
    run.outcome.take(row, isNew ? 'new' : differs ? 'changed' : 'unchanged');
  }
  if (run.write) await linkRows(run.op.db, 'account', 'parent_account_id', links);
}
