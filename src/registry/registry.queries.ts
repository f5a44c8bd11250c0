import type { EntityManager } from 'typeorm';
import { OFFICIAL } from '../accounts/lifecycle.rules.js';
import { join, list, one, rows, sql } from '../database/sql.js';
import type { PublicAccountView } from './registry.view.js';

export interface PublicRow extends PublicAccountView {
  id: string;
  nameKey: string;
}

const columns = sql`a.id, a.name_key as "nameKey", a.platform, a.handle, a.display_name as "displayName", a.brand,
  a.profile_url as "profileUrl", a.language`;
/** Most accounts are official: walking them by name beats gathering and sorting them by status, so no index may offer that. */
const official = sql`coalesce(a.status, '') in ${list(OFFICIAL)}`;

/** The official account under one of these keys. */
export function officialByKeys(
  db: EntityManager,
  keys: readonly { platform: string; key: string }[],
): Promise<PublicRow | null> {
  const any = join(
    keys.map(({ platform, key }) => sql`(a.platform = ${platform} and a.handle_key = ${key})`),
    ' or ',
  );
  return one(db, sql`select ${columns} from account a where (${any}) and ${official} limit 1`);
}

/** Official accounts by name, from the one after `after` on. */
export function officialPage(
  db: EntityManager,
  limit: number,
  after: readonly [string, string] | null,
): Promise<PublicRow[]> {
  const beyond = after ? sql` and (a.name_key, a.id) > (${after[0]}, ${after[1]})` : sql``;
  return rows(
    db,
    sql`select ${columns} from account a where ${official}${beyond} order by a.name_key, a.id limit ${limit}`,
  );
}

export const officialConditions = official;
