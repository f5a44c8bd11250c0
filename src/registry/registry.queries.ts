import type { EntityManager } from 'typeorm';
import { OFFICIAL } from '../accounts/lifecycle.rules.js';
import { join, list, rows, sql, type Sql } from '../database/sql.js';
import type { PublicAccountView } from './registry.view.js';

export interface PublicRow extends PublicAccountView {
  id: string;
  nameKey: string;
}

/** As many as one name can have, one on each platform. */
const FOUND = 50;

const columns = sql`a.id, a.name_key as "nameKey", a.platform, a.handle, a.display_name as "displayName", a.brand,
  a.profile_url as "profileUrl", a.language`;
/** Most accounts are official: walking them by name beats gathering and sorting them by status, so no index may offer that. */
const official = sql`coalesce(a.status, '') in ${list(OFFICIAL)}`;

/** The official accounts under these keys. */
export function officialByKeys(
  db: EntityManager,
  keys: readonly { platform: string; key: string }[],
): Promise<PublicRow[]> {
  const any = join(
    keys.map(({ platform, key }) => sql`(a.platform = ${platform} and a.handle_key = ${key})`),
    ' or ',
  );
  return rows(
    db,
    sql`select ${columns} from account a where (${any}) and ${official} order by a.platform, a.id limit ${FOUND}`,
  );
}

/** Official accounts by name, from the one after `after` on. */
export function officialPage(
  db: EntityManager,
  conditions: Sql,
  limit: number,
  after: readonly [string, string] | null,
): Promise<PublicRow[]> {
  const beyond = after ? sql` and (a.name_key, a.id) > (${after[0]}, ${after[1]})` : sql``;
  return rows(
    db,
    sql`select ${columns} from account a where ${conditions}${beyond} order by a.name_key, a.id limit ${limit}`,
  );
}

export const officialOf = (brand: string | undefined): Sql =>
  brand === undefined ? official : sql`${official} and a.brand = ${brand}`;

/** Brands with official accounts, and how many each has. */
export const officialBrands = (db: EntityManager): Promise<{ brand: string | null; accounts: number | string }[]> =>
  rows(
    db,
    sql`select a.brand, count(*) as accounts from account a where ${official} group by a.brand order by a.brand`,
  );
