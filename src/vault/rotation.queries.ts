import type { EntityManager } from 'typeorm';
import { provenGrants } from '../access/grant.queries.js';
import { OWNER_SEATS } from '../access/standing.rules.js';
import { isNewest } from '../accounts/mark.rules.js';
import type { Seat } from '../accounts/account.entity.js';
import { isAuthenticSeat } from '../accounts/seat.mac.js';
import { list, rows, sql, type Sql } from '../database/sql.js';
import { day } from '../kernel/clock.js';
import type { Keyring } from '../keyring/keyring.js';
import { returnedSights, sightKey } from './check-out.queries.js';
import { currentExposures, seenTables, type ExposureFilter } from './exposure.queries.js';
import { owedSince, type HeldRight } from './owed.rules.js';

/** A current version that must be changed, and because of whom. */
export interface OwedRotation {
  credentialId: string;
  accountId: string;
  /** Number of the version that was seen. */
  version: number;
  kind: string;
  exposedTo: { personId: string; at: string }[];
  /** Since the first of them makes it owed. */
  since: string;
}

/**
 * Owed rotations are derived, never stored: current version × somebody has seen it × no live right of theirs to see such a
 * thing. Only a newer version clears one. `on`: what was owed at the end of that UTC day. Ordered by credential; forged and restored rights excuse nothing.
 */
export async function owedRotations(
  db: EntityManager,
  keyring: Keyring,
  filter: ExposureFilter,
  now: Date,
  on?: string,
): Promise<OwedRotation[]> {
  const rights = await rightsOfTheExposed(db, keyring, filter, on);
  const owed = new Map<string, OwedRotation>();
  const returned = await returnedSights(db, keyring, filter, now.toISOString(), on);
  for (const seen of await currentExposures(db, filter, on)) {
    const sight = { ...seen, returnedAt: returned.get(sightKey(seen)) ?? null };
    const since = owedSince(sight, rights.get(keyOf(seen)) ?? [], on ?? day(now));
    if (since === null) continue;
    const { credentialId, accountId, number, kind, personId, lastAt } = seen;
    const entry = owed.get(credentialId) ?? { credentialId, accountId, version: number, kind, exposedTo: [], since };
    entry.exposedTo.push({ personId, at: lastAt });
    if (since < entry.since) entry.since = since;
    owed.set(credentialId, entry);
  }
  return [...owed.values()];
}

const keyOf = ({ accountId, personId }: { accountId: string; personId: string }): string => `${accountId} ${personId}`;

/** Every right, live or over, that the exposed people had on the accounts in question. */
async function rightsOfTheExposed(
  db: EntityManager,
  keyring: Keyring,
  filter: ExposureFilter,
  on: string | undefined,
): Promise<Map<string, HeldRight[]>> {
  const { from, where } = seenTables(filter, on);
  const concerns = (alias: 'g' | 's'): Sql => {
    const [account, person] =
      alias === 'g' ? [sql`g.account_id`, sql`g.person_id`] : [sql`s.account_id`, sql`s.person_id`];
    return sql`(${account}, ${person}) in (select c.account_id, e.person_id from ${from} where ${where})`;
  };
  const found = new Map<string, HeldRight[]>();
  const add = (row: { accountId: string; personId: string }, right: HeldRight): void => {
    const known = found.get(keyOf(row));
    if (known) known.push(right);
    else found.set(keyOf(row), [right]);
  };
  for (const grant of await provenGrants(db, keyring, concerns('g'))) {
    const { level: standing, since, until, endedOn, endedAt } = grant;
    add(grant, { standing, since, until, endedOn, endedAt });
  }
  for (const seat of await provenOwnerSeats(db, keyring, concerns('s'))) {
    const { seat: standing, since, endedOn, endedAt } = seat;
    // A seat is over the moment it ended, a grant on the day it ended.
    add(seat, {
      standing,
      since,
      until: null,
      endedOn: endedAt === null ? null : (endedOn ?? endedAt.slice(0, 10)),
      endedAt,
    });
  }
  return found;
}

async function provenOwnerSeats(db: EntityManager, keyring: Keyring, condition: Sql): Promise<Seat[]> {
  const found = await rows<Seat & { leaf: string | null }>(
    db,
    sql`select s.id, s.account_id as "accountId", s.person_id as "personId", s.seat, s.since, s.given_by as "givenBy",
          s.ended_on as "endedOn", s.ended_at as "endedAt", s.version, s.mac,
          (select l.body from ledger_leaf l where l.mark = 'seat:' || s.id order by l.position desc limit 1) as leaf
        from seat s where s.seat in ${list([...OWNER_SEATS])} and ${condition}`,
  );
  return found.filter((row) => isAuthenticSeat(keyring, row) && isNewest(row.version, row.leaf));
}

/** Current versions of these accounts that were stored by the instant from which a newer one is demanded; `kinds`: only these. */
export async function demandedRotations(
  db: EntityManager,
  demands: ReadonlyMap<string, string>,
  kinds?: readonly string[],
): Promise<ScheduledRotation[]> {
  if (demands.size === 0) return [];
  const found = await rows<Omit<ScheduledRotation, 'since'> & { storedAt: string }>(
    db,
    sql`select c.id as "credentialId", c.account_id as "accountId", c.current_version as version, c.kind,
          v.created_at as "storedAt" from credential c
        join credential_version v on v.credential_id = c.id and v.number = c.current_version
        where c.retired_at is null and c.account_id in ${list([...demands.keys()])}
          ${kinds ? sql`and c.kind in ${list(kinds)}` : sql``} order by c.id`,
  );
  return found
    .map(({ storedAt, ...row }) => ({ ...row, storedAt, since: demands.get(row.accountId) ?? '' }))
    .filter(({ storedAt, since }) => storedAt <= since)
    .map(({ storedAt: _, ...row }) => row);
}

/** A version that will have to be changed because of its age, although nobody has seen it who should not have. */
export interface ScheduledRotation {
  credentialId: string;
  accountId: string;
  version: number;
  kind: string;
  /** The day from which it is due. */
  since: string;
}

const TOKEN_NOTICE_DAYS = 30;
const DAY_MS = 86_400_000;
const moved = (instant: string, days: number): string => new Date(Date.parse(instant) + days * DAY_MS).toISOString();

/** API tokens that end within 30 days, and passwords older than `afterDays` (0: passwords have no age). */
export async function scheduledRotations(
  db: EntityManager,
  { accountIds, afterDays, now }: { accountIds?: readonly string[]; afterDays: number; now: Date },
): Promise<ScheduledRotation[]> {
  const today = now.toISOString();
  const lastToken = moved(today, TOKEN_NOTICE_DAYS).slice(0, 10);
  const oldest = afterDays > 0 ? moved(today, -afterDays) : '';
  const found = await rows<Omit<ScheduledRotation, 'since'> & { expiresOn: string | null; setAt: string }>(
    db,
    sql`select c.id as "credentialId", c.account_id as "accountId", c.current_version as version, c.kind,
          c.expires_on as "expiresOn", v.set_at as "setAt"
        from credential c join account a on a.id = c.account_id
        join credential_version v on v.credential_id = c.id and v.number = c.current_version
        where c.retired_at is null and a.status <> ${'closed'}
          and ((c.kind = ${'api_token'} and c.expires_on <= ${lastToken}) or (c.kind = ${'password'} and v.set_at <= ${oldest}))
          ${accountIds ? sql`and c.account_id in ${list(accountIds)}` : sql``}
        order by c.id`,
  );
  return found.map(({ expiresOn, setAt, ...row }) => ({
    ...row,
    since: expiresOn === null ? moved(setAt, afterDays) : moved(`${expiresOn}T00:00:00.000Z`, -TOKEN_NOTICE_DAYS),
  }));
}
