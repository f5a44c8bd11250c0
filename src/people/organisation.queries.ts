import type { EntityManager } from 'typeorm';
import { containing, forUpdate, join, list, one, raw, rows, sql } from '../database/sql.js';
import { fold, wordsOf } from '../kernel/fold.js';
import { decodeCursor, pageOf, type Page } from '../kernel/page.js';
import type { OrganisationQuery } from './organisation.dto.js';
import { Organisation } from './organisation.entity.js';
import { PeopleFailures } from './people.failures.js';

/** Held until the transaction ends. Throws `people.unknown_organisation`. */
export async function heldOrganisation(db: EntityManager, id: string): Promise<Organisation> {
  await one(db, sql`select id from organisation where id = ${id}${forUpdate(db)}`);
  const found = await db.findOneBy(Organisation, { id });
  if (!found) throw PeopleFailures.UNKNOWN_ORGANISATION();
  return found;
}

/** By name. */
export async function organisationPage(db: EntityManager, query: OrganisationQuery): Promise<Page<Organisation>> {
  const parts = [raw('1 = 1')];
  if (query.kind !== undefined) parts.push(sql`o.kind = ${query.kind}`);
  for (const word of wordsOf(query.q ?? '')) parts.push(sql`o.name_key like ${containing(word)} escape '\\'`);
  if (query.endsBy !== undefined) parts.push(sql`o.contract_end <= ${query.endsBy}`);
  const matching = join(parts, ' and ');
  const [after] = query.cursor === undefined ? [''] : decodeCursor(query.cursor, 1);
  const found = await rows<Organisation>(
    db,
    sql`select o.id, o.name, o.name_key as "nameKey", o.kind, o.contract_end as "contractEnd", o.contact_id as "contactId",
          o.created_at as "createdAt", o.version
        from organisation o where ${matching} and o.name_key > ${after ?? ''} order by o.name_key limit ${query.limit + 1}`,
  );
  const count = await one<{ n: number | string }>(db, sql`select count(*) as n from organisation o where ${matching}`);
  return pageOf(found, query.limit, Number(count?.n ?? 0), (row) => [row.nameKey]);
}

/** The spellings of an organisation's name that a column of people or accounts holds. */
export async function spelledIn(
  db: EntityManager,
  column: 'person.organisation' | 'account.owner_entity' | 'recovery_channel.owner_entity',
  nameKey: string,
): Promise<string[]> {
  const [table, field] = column.split('.');
  const found = await rows<{ name: string }>(
    db,
    sql`select distinct ${raw(field as string)} as name from ${raw(table as string)} where ${raw(field as string)} is not null`,
  );
  return found.map(({ name }) => name).filter((name) => fold(name) === nameKey);
}

/** How many people each organisation has who were not cut, by the key of its name. */
export async function headcounts(db: EntityManager): Promise<ReadonlyMap<string, number>> {
  const found = await rows<{ name: string; n: number | string }>(
    db,
    sql`select organisation as name, count(*) as n from person where organisation is not null and cut_at is null group by organisation`,
  );
  const counts = new Map<string, number>();
  for (const { name, n } of found) counts.set(fold(name), (counts.get(fold(name)) ?? 0) + Number(n));
  return counts;
}

/** Those who work for it and whose last day is not over on `today` (UTC day), by id; held until the transaction ends. */
export async function peopleOf(
  db: EntityManager,
  nameKey: string,
  today: string,
): Promise<{ id: string; timeZone: string }[]> {
  const written = await spelledIn(db, 'person.organisation', nameKey);
  return rows(
    db,
    sql`select id, time_zone as "timeZone" from person where organisation in ${list(written)}
          and cut_at is null and (last_day is null or last_day >= ${today}) order by id${forUpdate(db)}`,
  );
}

/** Is everybody of this organisation on their way out? The case lies floors above: only that it is there is asked. */
export const isLeavingAsAWhole = async (db: EntityManager, organisation: string | null): Promise<boolean> =>
  organisation !== null &&
  (await one(
    db,
    sql`select d.id from agency_departure d join organisation o on o.id = d.organisation_id
        where d.closed_at is null and o.name_key = ${fold(organisation)}`,
  )) !== null;
