import type { EntityManager, EntityMetadata } from 'typeorm';
import { join, list, one, raw, rows, sql, type Sql } from '../database/sql.js';
import type { ActionName } from '../operation/actions.js';
import { APART, HELD, type Held } from './held.js';

export interface Subject {
  personId: string;
  /** Departures that nobody tells them of: nothing of these is handed out while they are open. */
  hidden: readonly string[];
}

export type Row = Record<string, string | number | null>;

const AT_A_TIME = 500;

/** A column that names a person: by its foreign key, or by what such columns are called. */
const NAMING =
  /(^|_)(by|by_id|for|(person|holder|owner|author|actor|requester|reviewer|manager|delegate|successor|assignee)_id)$/;

/** Columns of a table by which somebody is named, as the database calls them. */
export function namingColumns(table: EntityMetadata): string[] {
  const keys = table.foreignKeys.filter(
    ({ referencedEntityMetadata }) => referencedEntityMetadata?.tableName === 'person',
  );
  const keyed = new Set(keys.flatMap(({ columns }) => columns.map(({ databaseName }) => databaseName)));
  return table.columns.map(({ databaseName }) => databaseName).filter((name) => keyed.has(name) || NAMING.test(name));
}

/** Rows of a table by its primary key, page by page. */
async function* paged(
  db: EntityManager,
  {
    table,
    keys,
    columns,
    joins,
    where,
  }: { table: string; keys: readonly string[]; columns: Sql; joins: Sql; where: Sql },
): AsyncGenerator<Row[]> {
  const place = raw(`(${keys.map((key) => `t.${key}`).join(', ')})`);
  const key = raw(keys.map((name, i) => `t.${name} as "key${i}"`).join(', '));
  for (let after: Row | undefined; ;) {
    const last = after;
    const beyond = last
      ? sql` and ${place} > (${join(
          keys.map((_, i) => sql`${last[`key${i}`]}`),
          ', ',
        )})`
      : raw('');
    const page = await rows<Row>(
      db,
      sql`select ${key}, ${columns} from ${raw(table)} t${joins} where (${where})${beyond}
          order by ${raw(keys.map((name) => `t.${name}`).join(', '))} limit ${AT_A_TIME}`,
    );
    if (page.length > 0) yield page;
    if (page.length < AT_A_TIME) return;
    after = page.at(-1);
  }
}

const keysOf = (table: EntityMetadata): string[] => table.primaryColumns.map(({ databaseName }) => databaseName);

const tableOf = (db: EntityManager, name: string): EntityMetadata | undefined =>
  db.connection.entityMetadatas.find(({ tableName }) => tableName === name);

/** Nothing of a departure they are not told of, whichever column says which departure it belongs to. */
function known(table: EntityMetadata, { hidden }: Subject): Sql {
  const column = table.tableName === 'offboarding_case' ? 'id' : 'case_id';
  const has = table.columns.some(({ databaseName }) => databaseName === column);
  if (hidden.length === 0 || !has) return raw('');
  return sql` and (t.${raw(column)} is null or t.${raw(column)} not in ${list(hidden)})`;
}

/** Rows about the person, with the account they are of. */
export function rowsAbout(db: EntityManager, held: Held, subject: Subject): AsyncIterable<Row[]> {
  const table = tableOf(db, held.name);
  if (!table) throw new Error(`There is no table ${held.name}`);
  const wanted = [...held.facts, ...held.others, ...(held.texts ?? [])].map((name) => `t.${name} as "c_${name}"`);
  const ofAccount = held.facts.includes('account_id');
  const account = ofAccount ? ', a.platform as "platform", a.handle as "handle"' : '';
  const about = join(
    held.about.map((column) => sql`t.${raw(column)} = ${subject.personId}`),
    ' or ',
  );
  return paged(db, {
    ...{ table: held.name, keys: keysOf(table), columns: raw(wanted.join(', ') + account) },
    joins: raw(ofAccount ? ' left join account a on a.id = t.account_id' : ''),
    where: sql`(${about})${known(table, subject)}`,
  });
}

export interface Reference {
  record: string;
  id: string;
  as: string[];
}

/** Records that name the person in any other way: which, and as what. */
export async function* referencesTo(db: EntityManager, subject: Subject): AsyncGenerator<Reference[]> {
  for (const table of db.connection.entityMetadatas) {
    if (APART.includes(table.tableName)) continue;
    const held = HELD.find((each) => each.name === table.tableName);
    const columns = namingColumns(table).filter((column) => !held?.about.includes(column));
    if (columns.length === 0) continue;
    const is = (column: string): Sql => sql`t.${raw(column)} = ${subject.personId}`;
    const marks = columns.map((column, i) => sql`case when ${is(column)} then 1 else 0 end as ${raw(`"n${i}"`)}`);
    const found = paged(db, {
      ...{ table: table.tableName, keys: keysOf(table), columns: join(marks, ', '), joins: raw('') },
      where: sql`(${join(columns.map(is), ' or ')})${known(table, subject)}`,
    });
    for await (const page of found)
      yield page.map((row) => ({
        record: table.tableName,
        id: keysOf(table)
          .map((_, i) => String(row[`key${i}`]))
          .join('/'),
        as: columns.filter((_, i) => Number(row[`n${i}`]) === 1),
      }));
  }
}

export interface LogEntry {
  index: number;
  time: string;
  action: string;
  outcome: string;
  by: number | string;
}

/** Acts that begin a departure. Refused they belong to no case yet, and nobody knows whether it was to be a hidden one. */
const OF_DEPARTURES: readonly ActionName[] = ['case.open', 'agency.open', 'hook.departures', 'import.departures'];

/** Lines of the log that the person left or that are about them, but for departures they are not told of. */
export async function* logOf(db: EntityManager, { personId, hidden }: Subject): AsyncGenerator<LogEntry[]> {
  const untold = list(hidden.map((id) => `case:${id}`));
  for (let after = -1; ;) {
    const own = sql`select position from (select position from ledger_leaf where actor_id = ${personId} and position > ${after}
      order by position limit ${AT_A_TIME}) o`;
    const about = sql`select position from (select position from ledger_subject where subject = ${`person:${personId}`}
      and position > ${after} order by position limit ${AT_A_TIME}) s`;
    const page = await rows<LogEntry & { told: number | string }>(
      db,
      sql`select l.position as "index", l.time, l.action, l.outcome, case when l.actor_id = ${personId} then 1 else 0 end as by,
            case when exists (select 1 from ledger_subject u where u.position = l.position and u.subject in ${untold})
              or (l.actor_id <> ${personId} and l.outcome <> 'done' and l.action in ${list(OF_DEPARTURES)}) then 0 else 1 end as told
          from ledger_leaf l where l.position in (${own} union ${about}) order by l.position limit ${AT_A_TIME}`,
    );
    if (page.length > 0) yield page.filter(({ told }) => Number(told) === 1);
    if (page.length < AT_A_TIME) return;
    after = Number(page.at(-1)?.index);
  }
}

/** Texts beside the log about the person: what their record said. */
export const textsBeside = (db: EntityManager, personId: string): Promise<Row[]> =>
  rows(
    db,
    sql`select l.position as "index", l.time, p.field, p.payload as text from ledger_subject s
        join ledger_leaf l on l.position = s.position join ledger_personal p on p.entry_id = l.entry_id
        where s.subject = ${`person:${personId}`} and l.action in ('person.create', 'person.change') order by l.position, p.field
        limit ${AT_A_TIME}`,
  );

/** Open departures of the person among these scenarios, and what their last day was before. */
export async function untoldCases(
  db: EntityManager,
  personId: string,
  hiddenScenarios: readonly string[],
): Promise<{ id: string; periodId: string; frozenList: string }[]> {
  return rows(
    db,
    sql`select id, period_id as "periodId", frozen_list as "frozenList" from offboarding_case where person_id = ${personId}
        and status in ('open', 'cut') and scenario in ${list(hiddenScenarios)} order by id`,
  );
}

export const nameOf = (db: EntityManager, after: string): Promise<{ id: string; name: string }[]> =>
  rows(db, sql`select id, full_name as name from person where id > ${after} order by id limit 2000`);

export const managerOf = (db: EntityManager, personId: string): Promise<{ managerId: string | null } | null> =>
  one(db, sql`select manager_id as "managerId" from person where id = ${personId}`);
