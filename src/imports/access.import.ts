import { grantMac } from '../access/grant.mac.js';
import { LEVELS } from '../access/grant.rules.js';
import { sql } from '../database/sql.js';
import { day, iso } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { emailKeyOf } from '../people/person.queries.js';
import { CellReader, invalid, RowRefused } from './cell.rules.js';
import { AccountFinder, accountsByName } from './directory.js';
import { GrantBook } from './grant-book.js';
import type { ImportedGrant } from './imported-grant.js';
import { eachRow, type ImportRun, type Importer } from './importer.js';
import { Inserts, PAGE, paged } from './inserts.js';
import type { Row } from './sheet.js';

const COLUMNS = [
  'platform',
  'handle',
  'person_email',
  'level',
  'native_role',
  'reason',
  'requested_by_email',
  'approved_by_email',
  'since',
  'until',
  'status',
  'ended_on',
  'ended_reason',
] as const;
type Column = (typeof COLUMNS)[number];

const STATUSES = ['active', 'suspended', 'revoked', 'expired'] as const;

const TABLES = {
  access_grant: [
    'id',
    'account_id',
    'person_id',
    'level',
    'native_role',
    'reason',
    'requested_by',
    'approved_by',
    'since',
    'until',
    'status',
    'ended_on',
    'ended_reason',
    'created_at',
    'version',
    'mac',
  ],
} as const;

interface KnownPerson {
  id: string;
  lastDay: string | null;
}

type People = ReadonlyMap<string, KnownPerson>;

/** Who has or had which right. A row stands for ever: what it says is ended or changed in the service, not by a file. */
export const accessImport: Importer<Column> = {
  action: 'import.access',
  columns: { names: COLUMNS },
  async read(rows, run) {
    const people = await knownPeople(run);
    const finder = new AccountFinder(run.catalogue, await namedAccounts(run));
    const book = await GrantBook.of(run.op.db);
    const inserts = new Inserts(run.op.db, TABLES, run.write);
    await eachRow(rows, run.outcome, (row) => {
      const grant = readGrant(row, people, finder);
      const standing = book.place(grant);
      if (standing === 'duplicate')
        throw new RowRefused(
          'duplicate_access',
          'An earlier row, or the register with other facts, has this right already.',
        );
      if (standing === 'new') refuseOwn(run, grant);
      noteFindings(run, row, grant, people);
      run.outcome.take(row.number, standing);
      if (standing === 'unchanged') return;
      return inserts.add('access_grant', valuesOf(run, grant));
    });
    await inserts.flush();
  },
};

/** Those of the register, and those that the same run adds. */
async function namedAccounts({ op, added }: ImportRun): Promise<Map<string, string>> {
  const names = await accountsByName(op.db);
  for (const [name, id] of added ?? []) names.set(name, id);
  return names;
}

/** Nobody gives access to themselves, by a file neither. */
function refuseOwn({ op }: ImportRun, { personId, status, until, endedOn }: ImportedGrant): void {
  const today = day(op.now);
  const isOver = status !== 'active' || (until !== null && until < today) || (endedOn !== null && endedOn <= today);
  if (personId === op.actor.id && !isOver)
    throw new RowRefused('own_access', 'Nobody gives access to themselves: another admin reads this row.');
}

async function knownPeople({ op }: ImportRun): Promise<Map<string, KnownPerson>> {
  const people = new Map<string, KnownPerson>();
  const page = (after: string) =>
    sql`select id, email_key as "key", last_day as "lastDay" from person where id > ${after} order by id limit ${PAGE}`;
  for await (const { id, key, lastDay } of paged<KnownPerson & { key: string }>(op.db, page))
    people.set(key, { id, lastDay });
  return people;
}

const personOf = (people: People, mail: string): KnownPerson | undefined => people.get(emailKeyOf(mail));

/** Rules in the order of the specification: unknown_account, unknown_person, invalid_level, dates_reversed. */
function readGrant(row: Row<Column>, people: People, finder: AccountFinder): ImportedGrant {
  const { cells } = row;
  const cell = new CellReader<Column>(cells);
  const accountId = finder.find(cells.platform, cells.handle);
  if (accountId === null)
    throw new RowRefused('unknown_account', 'platform and handle name no account of the register.');
  const person = personOf(people, cells.person_email);
  if (!person) throw new RowRefused('unknown_person', 'person_email is not in the directory.');
  if (!(LEVELS as readonly string[]).includes(cells.level))
    throw new RowRefused('invalid_level', `level must be one of ${LEVELS.join(', ')}.`);
  const since = cell.date('since');
  const until = cell.dateOrNull('until');
  const endedOn = cell.dateOrNull('ended_on');
  if ((until !== null && until < since) || (endedOn !== null && endedOn < since)) {
    throw new RowRefused('dates_reversed', 'until and ended_on must not be before since.');
  }
  const status = cell.oneOf('status', STATUSES);
  if (status !== 'active' && endedOn === null) throw invalid('ended_on', `given where status is ${status}`);
  return {
    accountId,
    personId: person.id,
    level: cells.level,
    nativeRole: cell.optional('native_role', 200),
    reason: cell.optional('reason', 500),
    requestedBy: personOf(people, cells.requested_by_email)?.id ?? null,
    approvedBy: personOf(people, cells.approved_by_email)?.id ?? null,
    since,
    until,
    status,
    endedOn,
    endedReason: cell.optional('ended_reason', 500),
  };
}

/** Accepted, and worth looking at. */
function noteFindings(
  { op, outcome }: ImportRun,
  { number, cells }: Row<Column>,
  grant: ImportedGrant,
  people: People,
): void {
  const today = day(op.now);
  const find = (code: string, detail: string): void => outcome.find(number, code, detail);
  const lastDay = personOf(people, cells.person_email)?.lastDay ?? null;
  if (grant.reason === null) find('no_reason', 'Nobody wrote down why.');
  if (grant.status === 'active' && grant.until !== null && grant.until < today)
    find('past_until', 'Still open although until is over: no longer live.');
  if (grant.approvedBy !== null && grant.approvedBy === grant.personId)
    find('self_approved', 'Approved by the person who has it.');
  if (grant.status === 'active' && grant.endedOn === null && lastDay !== null && lastDay < today)
    find('after_last_day', 'Open although the person has left.');
  if (cells.requested_by_email !== '' && grant.requestedBy === null)
    find('unknown_requester', 'requested_by_email is not in the directory: left empty.');
  if (cells.approved_by_email !== '' && grant.approvedBy === null)
    find('unknown_approver', 'approved_by_email is not in the directory: left empty.');
}

function valuesOf({ op, keyring }: ImportRun, grant: ImportedGrant) {
  const row = { ...grant, id: newId(), version: 1 };
  return [
    row.id,
    row.accountId,
    row.personId,
    row.level,
    row.nativeRole,
    row.reason,
    row.requestedBy,
    row.approvedBy,
    row.since,
    row.until,
    row.status,
    row.endedOn,
    row.endedReason,
    iso(op.now),
    row.version,
    grantMac(keyring, row),
  ];
}
