import type { EntityManager } from 'typeorm';
import type { Seat } from '../accounts/account.entity.js';
import { liveSeats, liveSeatsOf, seatsOfPerson } from '../accounts/seat.queries.js';
import { raw, rows, sql, type Sql } from '../database/sql.js';
import { day } from '../kernel/clock.js';
import type { Keyring } from '../keyring/keyring.js';
import { missingFor } from '../policies/gate.queries.js';
import { readMissing, type Grace, type MissingList } from '../policies/gate.rules.js';
import type { Grant } from './access.entity.js';
import type { Opening } from './break-glass.entity.js';
import { openingsInForce } from './break-glass.queries.js';
import { GRANT_COLUMNS, isProvenGrant, liveGrant, type MarkedGrant } from './grant.queries.js';
import { overdueReview } from './review-gate.queries.js';
import { isServing, OWNER_SEATS, type Held, type Standing } from './standing.rules.js';

/** What a person holds on an account right now, and what claims to be such a right and cannot be trusted. */
export interface Holding {
  grants: Grant[];
  /** Owner and backup owner only: the other seats give no access. */
  seats: Seat[];
  /** Emergencies open right now. */
  openings: Opening[];
  /** Every standing the person may use today, for `mayRelease`. */
  standings: Standing[];
  /** What rests: it waits for its review, or its holder for what a policy asks of them. */
  resting: Held[];
  /** `grant:<id>` and `opening:<id>` of live rows that are forged or restored: absent for every decision, worth recording. */
  unproven: string[];
}

type WeighedGrant = MarkedGrant & { unreviewedSince: string | null; missing: MissingList };

/** Live grants that `condition` finds, with what keeps them from being used today. */
function liveGrantsOf(
  db: EntityManager,
  condition: Sql,
  { now, grace }: { now: Date; grace: Grace },
): Promise<WeighedGrant[]> {
  const today = day(now);
  const on = { person: raw('g.person_id'), platform: raw('a.platform'), brand: raw('a.brand'), level: raw('g.level') };
  return rows<WeighedGrant>(
    db,
    sql`select ${GRANT_COLUMNS}, ${overdueReview('g', today)} as "unreviewedSince",
          ${missingFor(db, { ...on, day: today, grace })} as missing
        from access_grant g join account a on a.id = g.account_id
        where ${condition} and ${liveGrant('g', today)}`,
  );
}

export const isOwnerSeat = ({ seat }: Seat): boolean => (OWNER_SEATS as readonly string[]).includes(seat);

interface Claimed {
  grants: WeighedGrant[];
  seats: Seat[];
  open: Opening[];
  unproven: Opening[];
}

function holding(keyring: Keyring, { grants, seats, open, unproven }: Claimed): Holding {
  const proven = grants.filter((grant) => isProvenGrant(keyring, grant));
  const given = proven.map(({ level, unreviewedSince, missing }) => ({
    ...{ standing: level, unreviewedSince, missing: readMissing(missing) },
  }));
  return {
    grants: proven,
    seats,
    openings: open,
    standings: [
      ...seats.map((s) => s.seat),
      ...given.filter(isServing).map((g) => g.standing),
      ...(open.length > 0 ? ['break_glass'] : []),
    ] as Standing[],
    resting: given.filter((g) => !isServing(g)),
    unproven: [
      ...grants.filter((grant) => !isProvenGrant(keyring, grant)).map((grant) => `grant:${grant.id}`),
      ...unproven.map(({ id }) => `opening:${id}`),
    ],
  };
}

/** Live, trusted grants, owner seats and emergencies of one person on one account at `now`. */
export async function standingOn(
  db: EntityManager,
  keyring: Keyring,
  personId: string,
  accountId: string,
  { now, grace }: { now: Date; grace: Grace },
): Promise<Holding> {
  const grants = await liveGrantsOf(db, sql`g.person_id = ${personId} and g.account_id = ${accountId}`, { now, grace });
  const seats = (await seatsOfPerson(db, keyring, personId, accountId)).filter(isOwnerSeat);
  return holding(keyring, { grants, seats, ...(await openingsInForce(db, keyring, { personId, accountId, now })) });
}

/** The same on every account where they hold anything, by account. */
export async function standingsOf(
  db: EntityManager,
  keyring: Keyring,
  personId: string,
  { now, grace }: { now: Date; grace: Grace },
): Promise<Map<string, Holding>> {
  const grants = await liveGrantsOf(db, sql`g.person_id = ${personId}`, { now, grace });
  const seats = (await seatsOfPerson(db, keyring, personId)).filter(isOwnerSeat);
  const { open, unproven } = await openingsInForce(db, keyring, { personId, now });
  const ids = new Set([...grants, ...seats, ...open, ...unproven].map(({ accountId }) => accountId));
  const on = <T extends { accountId: string }>(id: string, all: readonly T[]): T[] =>
    all.filter(({ accountId }) => accountId === id);
  return new Map(
    [...ids].map((id) => [
      id,
      holding(keyring, {
        ...{ grants: on(id, grants), seats: on(id, seats), open: on(id, open), unproven: on(id, unproven) },
      }),
    ]),
  );
}

/** The live, trusted owner and backup owner seats of an account. */
export async function ownerSeatsOf(db: EntityManager, keyring: Keyring, accountId: string): Promise<Seat[]> {
  return (await liveSeats(db, keyring, accountId)).filter(isOwnerSeat);
}

/** The same for many accounts at once. */
export const ownerSeatsOn = async (
  db: EntityManager,
  keyring: Keyring,
  accountIds: readonly string[],
): Promise<Seat[]> => (await liveSeatsOf(db, keyring, accountIds)).filter(isOwnerSeat);

/** The accounts on which a person holds a live, trusted owner or backup owner seat. */
export async function accountsOwnedBy(db: EntityManager, keyring: Keyring, personId: string): Promise<string[]> {
  const seats = (await seatsOfPerson(db, keyring, personId)).filter(isOwnerSeat);
  return [...new Set(seats.map((seat) => seat.accountId))];
}
