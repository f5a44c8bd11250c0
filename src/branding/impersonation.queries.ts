import type { EntityManager } from 'typeorm';
import { accountsNamed } from '../accounts/account.queries.js';
import { forUpdate, join, list, one, raw, rows, sql, type Sql } from '../database/sql.js';
import { decodeCursor, pageOf, type Page } from '../kernel/page.js';
import { fullNames } from '../people/names.queries.js';
import type { ListQuery } from '../operation/page.dto.js';
import type { Impersonation } from './branding.entity.js';
import type { ImpersonationQuery } from './impersonation.dto.js';
import { CONFIRMED, LIVE } from './impersonation.rules.js';
import type { Called } from './impersonation.view.js';

const confirmed = sql`i.state in ${list([...CONFIRMED])}`;

export interface Key {
  platform: string;
  key: string;
}

const COLUMNS = raw(`i.id, i.platform, i.handle, i.handle_key as "handleKey", i.profile_url as "profileUrl",
  i.seen_on as "seenOn", i.account_id as "accountId", i.brand, i.notes, i.state, i.created_by as "createdBy",
  i.created_at as "createdAt", i.version`);

export const findImpersonation = (db: EntityManager, id: string, visible: Sql): Promise<Impersonation | null> =>
  one(db, sql`select ${COLUMNS} from impersonation i where i.id = ${id} and ${visible}`);

/** Holds it against every other change until this transaction ends. */
export const lockImpersonation = (db: EntityManager, id: string): Promise<unknown> =>
  one(db, sql`select id from impersonation where id = ${id}${forUpdate(db)}`);

/** The one under this name that is not over. */
export const liveUnder = (db: EntityManager, { platform, key }: Key): Promise<{ id: string } | null> =>
  one(
    db,
    sql`select id from impersonation where platform = ${platform} and handle_key = ${key} and state in ${list([...LIVE])}`,
  );

/** An account of ours under this name that is not closed. */
export const ownUnder = (db: EntityManager, { platform, key }: Key): Promise<{ id: string } | null> =>
  one(
    db,
    sql`select id from account where platform = ${platform} and handle_key = ${key} and status <> 'closed' limit 1`,
  );

/** Those under these names that somebody confirmed and that are not over. */
export function confirmedByKeys(db: EntityManager, keys: readonly Key[]): Promise<Impersonation[]> {
  const any = join(
    keys.map(({ platform, key }) => sql`(i.platform = ${platform} and i.handle_key = ${key})`),
    ' or ',
  );
  return rows(
    db,
    sql`select ${COLUMNS} from impersonation i where (${any}) and ${confirmed} order by i.seen_on desc, i.id`,
  );
}

/** Confirmed ones that are not over, newest sighting first. */
export const confirmedPage = (db: EntityManager, query: ListQuery): Promise<Page<Impersonation>> =>
  impersonationPage(db, query, confirmed);

/** How many that somebody told of nobody has confirmed yet. */
export async function proposedBy(db: EntityManager, personId: string): Promise<number> {
  const found = await one<{ n: number | string }>(
    db,
    sql`select count(*) as n from impersonation where created_by = ${personId} and state = 'proposed'`,
  );
  return Number(found?.n ?? 0);
}

export const hasBrand = async (db: EntityManager, brand: string): Promise<boolean> =>
  (await one(db, sql`select id from account where brand = ${brand} limit 1`)) !== null;

/** The names that stand beside the ids of these; `others` acted on them. */
export const calledIn = async (
  db: EntityManager,
  found: readonly Impersonation[],
  others: readonly string[] = [],
): Promise<Called> => ({
  people: await fullNames(db, [...found.map(({ createdBy }) => createdBy), ...others]),
  accounts: await accountsNamed(
    db,
    found.map(({ accountId }) => accountId),
  ),
});

/** Newest sighting first. */
export async function impersonationPage(
  db: EntityManager,
  { limit, cursor, state, platform, brand }: ImpersonationQuery,
  visible: Sql,
): Promise<Page<Impersonation>> {
  const filters = Object.entries({ state, platform, brand }).filter(([, value]) => value !== undefined);
  const matching = join([visible, ...filters.map(([name, value]) => sql`${raw(`i.${name}`)} = ${value}`)], ' and ');
  const [seenOn, id] = cursor === undefined ? [null, null] : decodeCursor(cursor, 2).map(String);
  const beyond = seenOn && id ? sql` and (i.seen_on, i.id) < (${seenOn}, ${id})` : raw('');
  const found = await rows<Impersonation>(
    db,
    sql`select ${COLUMNS} from impersonation i where ${matching}${beyond} order by i.seen_on desc, i.id desc limit ${limit + 1}`,
  );
  const count = await one<{ n: number | string }>(db, sql`select count(*) as n from impersonation i where ${matching}`);
  return pageOf(found, limit, Number(count?.n ?? 0), (row) => [row.seenOn, row.id]);
}
