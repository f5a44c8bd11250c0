import type { EntityManager } from 'typeorm';
import { list, rows, sql } from '../database/sql.js';

/** An account as a list of something else names it. */
export interface NamedAccount {
  id: string;
  platform: string;
  handle: string;
  displayName: string;
  brand: string | null;
  status: string;
}

/** By id, whether or not somebody may see them: for lists whose rows their reader may see. */
export async function namedAccounts(
  db: EntityManager,
  ids: readonly string[],
): Promise<ReadonlyMap<string, NamedAccount>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const found = await rows<NamedAccount>(
    db,
    sql`select a.id, a.platform, a.handle, a.display_name as "displayName", a.brand, a.status
        from account a where a.id in ${list(wanted)}`,
  );
  return new Map(found.map((account) => [account.id, account]));
}
