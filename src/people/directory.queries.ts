import type { EntityManager } from 'typeorm';
import { containing, join, list, one, raw, rows, sql, type Sql } from '../database/sql.js';
import { fold, wordsOf } from '../kernel/fold.js';
import { decodeCursor, pageOf, type Page } from '../kernel/page.js';
import type { Keyring } from '../keyring/keyring.js';
import type { ListPeople } from './person.dto.js';
import type { Person, PersonRole } from './person.entity.js';
import { emailKeyOf } from './person.queries.js';
import { ROLES } from './person.rules.js';
import { isAuthenticRole } from './role.mac.js';

/** What a list can be sorted by; null sorts first. */
const SORTS: Record<string, { column: string; key: (person: Person) => string }> = {
  fullName: { column: 'p.search_text', key: (p) => p.searchText },
  workEmail: { column: 'p.email_key', key: (p) => p.emailKey },
  startDate: { column: `coalesce(p.start_date, '')`, key: (p) => p.startDate ?? '' },
  lastDay: { column: `coalesce(p.last_day, '')`, key: (p) => p.lastDay ?? '' },
  createdAt: { column: 'p.created_at', key: (p) => p.createdAt },
};

const COLUMNS = raw(
  [
    ...['id', 'kind', 'organisation', 'department', 'locale', 'version'].map((name) => `p.${name}`),
    ...[
      'external_id',
      'full_name',
      'search_text',
      'work_email',
      'email_key',
      'manager_id',
      'start_date',
      'last_day',
    ].map(aliased),
    ...[
      'absence_from',
      'absence_until',
      'time_zone',
      'frozen_at',
      'cut_at',
      'erased_at',
      'bounced_key',
      'created_at',
    ].map(aliased),
  ].join(', '),
);

function aliased(name: string): string {
  return `p.${name} as "${name.replace(/_([a-z])/g, (_, c: string) => c.toUpperCase())}"`;
}

/** One page of the directory. With `namesOnly` nothing but the name can be searched, filtered or sorted by. */
export async function peoplePage(db: EntityManager, query: ListPeople, namesOnly: boolean): Promise<Page<Person>> {
  const isDown = query.sort.startsWith('-');
  const sort = SORTS[namesOnly ? 'fullName' : query.sort.replace('-', '')] as {
    column: string;
    key: (person: Person) => string;
  };
  const column = raw(sort.column);
  const filters = conditions(query, namesOnly);
  const after = query.cursor === undefined ? null : decodeCursor(query.cursor, 2);
  const comparison = raw(isDown ? '<' : '>');
  const page = after ? [...filters, sql`(${column}, p.id) ${comparison} (${after[0]}, ${after[1]})`] : filters;
  const direction = raw(isDown ? ' desc' : '');
  const found = await rows<Person>(
    db,
    sql`select ${COLUMNS} from person p ${where(page)} order by ${column}${direction}, p.id${direction} limit ${query.limit + 1}`,
  );
  const count = await one<{ n: number | string }>(db, sql`select count(*) as n from person p ${where(filters)}`);
  return pageOf(found, query.limit, Number(count?.n ?? 0), (person) => [sort.key(person), person.id]);
}

const where = (conditions: readonly Sql[]): Sql =>
  conditions.length === 0 ? raw('') : sql`where ${join(conditions, ' and ')}`;

function conditions(query: ListPeople, namesOnly: boolean): Sql[] {
  const found: Sql[] = [];
  const words = wordsOf(fold(query.q ?? '').replaceAll('|', ' '));
  // Left of the bar is the name: an address cannot be found out by searching for it.
  for (const word of words)
    found.push(sql`p.search_text like ${`${containing(word)}${namesOnly ? '|%' : ''}`} escape '\\'`);
  if (namesOnly) return found;
  if (query.workEmail !== undefined) found.push(sql`p.email_key = ${emailKeyOf(query.workEmail)}`);
  if (query.kind !== undefined) found.push(sql`p.kind = ${query.kind}`);
  if (query.organisation !== undefined) found.push(sql`p.organisation = ${query.organisation}`);
  if (query.department !== undefined) found.push(sql`p.department = ${query.department}`);
  if (query.managerId !== undefined) found.push(sql`p.manager_id = ${query.managerId}`);
  if (query.standing !== undefined) found.push(standingOf(query.standing));
  if (query.role !== undefined)
    found.push(
      sql`exists (select 1 from person_role r where r.person_id = p.id and r.role = ${query.role} and r.ended_at is null)`,
    );
  return found;
}

const STANDINGS = {
  here: raw('p.cut_at is null'),
  left: raw('p.cut_at is not null'),
  frozen: raw('p.frozen_at is not null'),
  last_day: raw('p.cut_at is null and p.last_day is not null'),
};

const standingOf = (standing: NonNullable<ListPeople['standing']>): Sql => STANDINGS[standing];

/** Access lies floors above: only that it is suspended is asked. */
export const isAccessSuspended = async (db: EntityManager, personId: string): Promise<boolean> =>
  (await one(db, sql`select id from access_suspension where person_id = ${personId} and ended_at is null`)) !== null;

/** Authentic roles of many people at once. */
export async function rolesOfMany(
  db: EntityManager,
  keyring: Keyring,
  ids: readonly string[],
): Promise<Map<string, string[]>> {
  const found = await rows<PersonRole>(
    db,
    sql`select id, person_id as "personId", role, since, given_by as "givenBy", ended_at as "endedAt", version, mac
        from person_role where ended_at is null and person_id in ${list(ids)}`,
  );
  const authentic = found.filter((row) => isAuthenticRole(keyring, row));
  return new Map(
    ids.map((id) => [id, ROLES.filter((role) => authentic.some((row) => row.personId === id && row.role === role))]),
  );
}
