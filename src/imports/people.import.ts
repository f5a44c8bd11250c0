import { newId } from '../kernel/ids.js';
import { rows, sql } from '../database/sql.js';
import { emailKeyOf } from '../people/person.queries.js';
import { searchTextOf } from '../people/person.rules.js';
import { RowRefused } from './cell.rules.js';
import { eachRow, type ImportRun, type Importer } from './importer.js';
import { Inserts, PAGE, paged } from './inserts.js';
import { linkRows } from './links.js';
import { changePerson } from './person-change.js';
import {
  factsOf,
  keptPerson,
  PEOPLE_COLUMNS,
  readPerson,
  type ImportedPerson,
  type PeopleColumn,
} from './person-row.js';
import type { Row } from './sheet.js';

const TABLES = {
  person: [
    'id',
    'external_id',
    'full_name',
    'search_text',
    'work_email',
    'email_key',
    'kind',
    'organisation',
    'department',
    'start_date',
    'last_day',
    'absence_from',
    'absence_until',
    'locale',
    'time_zone',
    'created_at',
    'version',
  ],
  employment_period: ['id', 'person_id', 'start_date', 'last_day'],
} as const;

interface Known {
  id: string;
  facts: string;
  managerKey: string | null;
  /** Held only where the file lacks columns. */
  person: ImportedPerson | null;
}

/** A row that stands, until its manager is known. */
interface Standing {
  row: number;
  key: string;
  id: string;
  managerKey: string | null;
  changed: boolean;
  isNew: boolean;
  before: string | null;
}

/** The directory. People are known by their mail address; roles in the service are never given by a file. */
export const peopleImport: Importer<PeopleColumn> = {
  action: 'import.people',
  columns: { names: PEOPLE_COLUMNS, optional: ['product_role'] },
  async read(lines, run) {
    const known = await knownPeople(run);
    const erased = await erasedNumbers(run);
    const inserts = new Inserts(run.op.db, TABLES, run.write);
    const standing: Standing[] = [];
    const seen = new Set<string>();
    await eachRow(lines, run.outcome, async (row) => {
      const key = emailKeyOf(row.cells.work_email);
      const person = readPerson(row);
      if (seen.has(key)) throw new RowRefused('duplicate_person', 'This mail address was in an earlier row.');
      seen.add(key);
      if (!known.has(key) && person.externalId !== null && erased.has(person.externalId)) throw ERASED();
      standing.push(await placePerson(run, inserts, known, row, key, person));
      noteRole(run, row);
    });
    await inserts.flush();
    await linkManagers(run, known, standing);
  },
};

/** A file from before somebody's contact data were erased does not bring them back. */
const ERASED = (): RowRefused =>
  new RowRefused('erased_person', 'The contact data of this person were erased: hire them again in the directory.');

/** Personnel numbers of people whose contact data were erased. */
async function erasedNumbers({ op }: ImportRun): Promise<Set<string>> {
  const found = await rows<{ number: string }>(
    op.db,
    sql`select external_id as number from person where erased_at is not null and external_id is not null`,
  );
  return new Set(found.map(({ number }) => number));
}

async function knownPeople({ op, absent }: ImportRun): Promise<Map<string, Known>> {
  const known = new Map<string, Known>();
  type Stored = ImportedPerson & { id: string; emailKey: string; managerKey: string | null };
  const page = (
    after: string,
  ) => sql`select p.id, p.email_key as "emailKey", p.external_id as "externalId", p.full_name as "fullName",
      p.work_email as "workEmail", p.kind, p.organisation, p.department, p.start_date as "startDate", p.last_day as "lastDay",
      p.absence_from as "absenceFrom", p.absence_until as "absenceUntil", p.locale, p.time_zone as "timeZone", m.email_key as "managerKey"
    from person p left join person m on m.id = p.manager_id where p.id > ${after} order by p.id limit ${PAGE}`;
  for await (const row of paged<Stored>(op.db, page)) {
    const person = absent.size > 0 ? row : null;
    known.set(row.emailKey, { id: row.id, facts: factsOf(row), managerKey: row.managerKey, person });
  }
  return known;
}

async function placePerson(
  run: ImportRun,
  inserts: Inserts<keyof typeof TABLES>,
  known: ReadonlyMap<string, Known>,
  row: Row<PeopleColumn>,
  key: string,
  person: ImportedPerson,
): Promise<Standing> {
  const before = known.get(key);
  if (before) {
    const next = before.person ? keptPerson(run.absent, before.person, person) : person;
    const changed = before.facts !== factsOf(next);
    if (changed && run.write) await changePerson(run.op, run.keyring, before.id, next);
    const managerKey = run.absent.has('manager_email') ? before.managerKey : managerKeyOf(row);
    return { row: row.number, key, id: before.id, managerKey, changed, isNew: false, before: before.managerKey };
  }
  const managerKey = managerKeyOf(row);
  const id = newId();
  await inserts.add('person', rowOf(run, id, key, person));
  if (person.startDate !== null)
    await inserts.add('employment_period', [newId(), id, person.startDate, person.lastDay]);
  return { row: row.number, key, id, managerKey, changed: true, isNew: true, before: null };
}

const managerKeyOf = ({ cells }: Row<PeopleColumn>): string | null =>
  cells.manager_email === '' ? null : emailKeyOf(cells.manager_email);

const rowOf = ({ op }: ImportRun, id: string, key: string, p: ImportedPerson) => [
  id,
  p.externalId,
  p.fullName,
  searchTextOf(p),
  p.workEmail,
  key,
  p.kind,
  p.organisation,
  p.department,
  p.startDate,
  p.lastDay,
  p.absenceFrom,
  p.absenceUntil,
  p.locale,
  p.timeZone,
  op.now.toISOString(),
  1,
];

/** A manager may stand later in the file. One who is nowhere is a finding and leaves the field empty. */
async function linkManagers(
  run: ImportRun,
  known: ReadonlyMap<string, Known>,
  standing: readonly Standing[],
): Promise<void> {
  const ids = new Map<string, string>([...known].map(([key, { id }]) => [key, id]));
  for (const { key, id } of standing) ids.set(key, id);
  const links: [string, string | null][] = [];
  for (const person of standing) {
    const managerId = managerOf(run, person, ids);
    const before = person.before === null ? null : (ids.get(person.before) ?? null);
    if (managerId !== before) links.push([person.id, managerId]);
    const changed = person.changed || managerId !== before;
    run.outcome.take(person.row, person.isNew ? 'new' : changed ? 'changed' : 'unchanged');
  }
  if (run.write) await linkRows(run.op.db, 'person', 'manager_id', links);
}

function managerOf({ outcome }: ImportRun, person: Standing, ids: ReadonlyMap<string, string>): string | null {
  if (person.managerKey === null) return null;
  const managerId = ids.get(person.managerKey) ?? null;
  if (managerId === null) outcome.find(person.row, 'unknown_manager', 'manager_email is not in the directory.');
  if (managerId !== person.id) return managerId;
  outcome.find(person.row, 'own_manager', 'Nobody is their own manager: the field stays empty.');
  return null;
}

/** Roles are given by a person, with a reason, never by a file. */
function noteRole({ outcome }: ImportRun, { number, cells }: Row<PeopleColumn>): void {
  if (cells.product_role === '' || cells.product_role === 'member') return;
  outcome.find(number, 'role_requested', 'product_role asks for a role; an admin gives it with a reason.');
}
