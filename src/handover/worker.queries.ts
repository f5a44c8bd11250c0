import type { EntityManager } from 'typeorm';
import { liveGrant, provenGrants } from '../access/grant.queries.js';
import { OWNER_SEATS } from '../accounts/seat.rules.js';
import { seatsById } from '../accounts/seat.queries.js';
import { list, raw, rows, sql, type Sql } from '../database/sql.js';
import { fold } from '../kernel/fold.js';
import type { Keyring } from '../keyring/keyring.js';
import type { Sought, Worker } from './proposing.rules.js';
import { candidatesOf, ownersOf, sliced } from './successor.queries.js';

/** Levels with which somebody works on an account closely enough to be asked to keep one. */
const WORKING_LEVELS = ['full_control', 'publisher'];

/** Somebody works on a brand's accounts by this right, the first of possibly many. */
interface Right {
  id: string;
  personId: string;
  brand: string | null;
}

/**
 * Everybody here to stay who keeps or publishes on some account, by name. One right for each person and brand is looked at
 * closely: a forged one counts for nothing.
 */
export async function workersOn(db: EntityManager, keyring: Keyring, today: string): Promise<Worker[]> {
  const seats = await proven(
    await rightsBy(db, 'seat', sql`r.ended_at is null and r.seat in ${list(OWNER_SEATS)}`),
    (ids) => seatsById(db, keyring, ids),
  );
  const levels = sql`r.level in ${list(WORKING_LEVELS)} and ${liveGrant('r', today)}`;
  const grants = await proven(await rightsBy(db, 'access_grant', levels), (ids) =>
    provenGrants(db, keyring, sql`g.id in ${list(ids)}`),
  );
  const brands = new Map<string, Set<string>>();
  for (const { personId, brand } of [...seats, ...grants]) {
    const known = brands.get(personId) ?? new Set();
    brands.set(personId, brand === null ? known : known.add(fold(brand)));
  }
  const candidates = await candidatesOf(db, keyring, [...brands.keys()]);
  const loads = await loadsOf(db);
  return [...candidates.values()]
    .map((candidate) => ({
      candidate,
      brands: brands.get(candidate.id) ?? new Set<string>(),
      load: loads.get(candidate.id) ?? 0,
    }))
    .sort(byName);
}

const byName = ({ candidate: a }: Worker, { candidate: b }: Worker): number => {
  const [one, other] = [fold(a.fullName), fold(b.fullName)];
  return one < other || (one === other && a.id < b.id) ? -1 : 1;
};

/** Of people who stay, on accounts that are not closed. Whoever has a last day is not asked to keep anything. */
const rightsBy = (db: EntityManager, table: 'seat' | 'access_grant', live: Sql): Promise<Right[]> =>
  rows(
    db,
    sql`select min(r.id) as id, r.person_id as "personId", a.brand from ${raw(table)} r
        join account a on a.id = r.account_id join person p on p.id = r.person_id
        where ${live} and a.status <> 'closed' and p.cut_at is null and p.leaving_at is null and p.frozen_at is null
          and p.last_day is null group by r.person_id, a.brand`,
  );

async function proven(
  rights: readonly Right[],
  look: (ids: readonly string[]) => Promise<readonly { id: string }[]>,
): Promise<Right[]> {
  const ids = rights.map((right) => right.id);
  const good = new Set((await sliced(ids, async (slice) => [...(await look(slice))])).map(({ id }) => id));
  return rights.filter((right) => good.has(right.id));
}

/** Owner and backup seats somebody holds, and handovers of open cases they were asked for and have not accepted. */
async function loadsOf(db: EntityManager): Promise<Map<string, number>> {
  const found = await rows<{ personId: string; n: number | string }>(
    db,
    sql`select kept.person_id as "personId", count(*) as n from (
          select s.person_id from seat s where s.ended_at is null and s.seat in ${list(OWNER_SEATS)}
          union all select h.successor_id from handover h join offboarding_case k on k.id = h.case_id
            where h.successor_id is not null and h.accepted_at is null and k.status in ('open', 'cut')
        ) kept group by kept.person_id`,
  );
  return new Map(found.map(({ personId, n }) => [personId, Number(n)]));
}

/** The accounts that look for a keeper, in the order of `ids`. */
export async function soughtOf(db: EntityManager, keyring: Keyring, ids: readonly string[]): Promise<Sought[]> {
  const accounts = await sliced(ids, (slice) =>
    rows<Pick<Sought, 'id' | 'platform' | 'brand'>>(
      db,
      sql`select id, platform, brand from account where id in ${list(slice)}`,
    ),
  );
  const byId = new Map(accounts.map((account) => [account.id, account]));
  const owners = await ownersOf(db, keyring, ids);
  return ids.flatMap((id) => {
    const account = byId.get(id);
    return account ? [{ ...account, ...(owners.get(id) ?? { ownerId: null, backupId: null }) }] : [];
  });
}
