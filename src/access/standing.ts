import type { EntityManager } from 'typeorm';
import type { Seat } from '../accounts/account.entity.js';
import { isAuthenticSeat } from '../accounts/seat.mac.js';
import { list, rows, sql, type Sql } from '../database/sql.js';
import { day } from '../kernel/clock.js';
import type { Keyring } from '../keyring/keyring.js';
import type { Grant } from './access.entity.js';
import { GRANT_COLUMNS, isProvenGrant, liveGrant, markOf, versionOfMark, type MarkedGrant } from './grant.queries.js';
import { OWNER_SEATS, type Standing } from './standing.rules.js';

/** What a person holds on an account right now, and what claims to be such a right and cannot be trusted. */
export interface Held {
  grants: Grant[];
  /** Owner and backup owner only: the other seats give no access. */
  seats: Seat[];
  /** Every standing the person has, for `mayRelease`. */
  standings: Standing[];
  /** `grant:<id>` and `seat:<id>` of live rows that are forged or restored: absent for every decision, worth recording. */
  unproven: string[];
}

export type MarkedSeat = Seat & { markBody: string | null };

/** Neither forged nor restored, as with grants. */
export const isProvenSeat = (keyring: Keyring, row: MarkedSeat): boolean =>
  isAuthenticSeat(keyring, row) && row.version >= versionOfMark(row.markBody);

const SEAT_COLUMNS: Sql = sql`s.id, s.account_id as "accountId", s.person_id as "personId", s.seat, s.since,
  s.created_at as "createdAt", s.given_by as "givenBy", s.reason, s.ended_on as "endedOn", s.ended_at as "endedAt",
  s.ended_by as "endedBy", s.version, s.mac, ${markOf('seat', 's')} as "markBody"`;

/** Live owner and backup owner seats that `condition` (over `s`) finds, trusted or not. */
const liveOwnerSeats = (db: EntityManager, condition: Sql): Promise<MarkedSeat[]> =>
  rows(
    db,
    sql`select ${SEAT_COLUMNS} from seat s where s.ended_at is null and s.seat in ${list([...OWNER_SEATS])} and ${condition}`,
  );

/** Live, trusted grants and owner seats of one person on one account at `now`. */
export async function standingOn(
  db: EntityManager,
  keyring: Keyring,
  personId: string,
  accountId: string,
  now: Date,
): Promise<Held> {
  const grants = await rows<MarkedGrant>(
    db,
    sql`select ${GRANT_COLUMNS} from access_grant g
        where g.person_id = ${personId} and g.account_id = ${accountId} and ${liveGrant('g', day(now))}`,
  );
  const seats = await liveOwnerSeats(db, sql`s.person_id = ${personId} and s.account_id = ${accountId}`);
  const proven = {
    grants: grants.filter((grant) => isProvenGrant(keyring, grant)),
    seats: seats.filter((seat) => isProvenSeat(keyring, seat)),
  };
  return {
    ...proven,
    standings: [...proven.seats.map((s) => s.seat), ...proven.grants.map((g) => g.level)] as Standing[],
    unproven: [
      ...grants.filter((grant) => !isProvenGrant(keyring, grant)).map((grant) => `grant:${grant.id}`),
      ...seats.filter((seat) => !isProvenSeat(keyring, seat)).map((seat) => `seat:${seat.id}`),
    ],
  };
}

/** The live, trusted owner and backup owner seats of an account. */
export async function ownerSeatsOf(db: EntityManager, keyring: Keyring, accountId: string): Promise<Seat[]> {
  const seats = await liveOwnerSeats(db, sql`s.account_id = ${accountId}`);
  return seats.filter((seat) => isProvenSeat(keyring, seat));
}

/** The accounts on which a person holds a live, trusted owner or backup owner seat. */
export async function accountsOwnedBy(db: EntityManager, keyring: Keyring, personId: string): Promise<string[]> {
  const seats = await liveOwnerSeats(db, sql`s.person_id = ${personId}`);
  return [...new Set(seats.filter((seat) => isProvenSeat(keyring, seat)).map((seat) => seat.accountId))];
}
