import type { EntityManager } from 'typeorm';
import { list, rows, sql } from '../database/sql.js';
import { day } from '../kernel/clock.js';
import type { Keyring } from '../keyring/keyring.js';
import { hasLeft } from '../people/person.rules.js';
import { liveGrant, provenGrants } from './grant.queries.js';

/** Those of these people who are still here. */
export async function stillHere(db: EntityManager, ids: readonly string[], now: Date): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const found = await rows<Parameters<typeof hasLeft>[0] & { id: string }>(
    db,
    sql`select id, start_date as "startDate", last_day as "lastDay", cut_at as "cutAt", time_zone as "timeZone"
        from person where id in ${list([...new Set(ids)])}`,
  );
  return new Set(found.filter((person) => !hasLeft(person, now)).map(({ id }) => id));
}

/** Who has full control of each account by a live grant and is still here. */
export async function controllersOf(
  db: EntityManager,
  keyring: Keyring,
  accountIds: readonly string[],
  now: Date,
): Promise<Map<string, Set<string>>> {
  const grants = await provenGrants(
    db,
    keyring,
    sql`g.account_id in ${list(accountIds)} and g.level = 'full_control' and ${liveGrant('g', day(now))}`,
  );
  const here = await stillHere(
    db,
    grants.map(({ personId }) => personId),
    now,
  );
  const byAccount = new Map(accountIds.map((id) => [id, new Set<string>()]));
  for (const { accountId, personId } of grants) if (here.has(personId)) byAccount.get(accountId)?.add(personId);
  return byAccount;
}
