import type { EntityManager } from 'typeorm';
import { isAuthenticGrant } from '../access/grant.mac.js';
import { isAuthenticSeat } from '../accounts/seat.mac.js';
import { rows, sql } from '../database/sql.js';
import type { Keyring } from '../keyring/keyring.js';
import type { Operation } from '../operation/operation.js';

/** Ids of rows that nobody with the root key wrote. */
export interface Forged {
  readonly access_grant: readonly string[];
  readonly seat: readonly string[];
}

/** Up to here every row is looked at each time. */
const LOOKED_AT = 10_000;
const KEPT_MS = 60_000;
const KEPT_DAYS = 50;
/** Rows between two breaths: releases do not wait behind a report. */
const AT_A_TIME = 1000;

type GrantRow = Parameters<typeof isAuthenticGrant>[1];
type SeatRow = Parameters<typeof isAuthenticSeat>[1];

/**
 * Which rows of the register to leave out. Reports decide nothing, and looking at a hundred thousand MACs costs more than the
 * report: of a long register the answer is kept for a minute, as the totals of lists are.
 */
export class ForgedRows {
  private readonly kept = new Map<string, { forged: Forged; until: number }>();

  async on({ db, now }: Pick<Operation, 'db' | 'now'>, keyring: Keyring, today: string): Promise<Forged> {
    const known = this.kept.get(today);
    if (known && known.until > now.getTime()) return known.forged;
    this.kept.delete(today);
    const grants = await grantsOf(db, today);
    const seats = await seatsOf(db, today);
    const forged = {
      access_grant: await failing(grants, (row) => isAuthenticGrant(keyring, row)),
      seat: await failing(seats, (row) => isAuthenticSeat(keyring, row)),
    };
    if (grants.length + seats.length > LOOKED_AT) this.keep(today, forged, now);
    return forged;
  }

  private keep(today: string, forged: Forged, now: Date): void {
    const [oldest] = this.kept.keys();
    if (this.kept.size >= KEPT_DAYS && oldest !== undefined) this.kept.delete(oldest);
    this.kept.set(today, { forged, until: now.getTime() + KEPT_MS });
  }
}

/** Those that say something about the day, or are themselves what is looked for. */
const grantsOf = (db: EntityManager, today: string): Promise<GrantRow[]> =>
  rows(
    db,
    sql`select id, account_id as "accountId", person_id as "personId", level, since, until, status, ended_on as "endedOn",
          requested_by as "requestedBy", approved_by as "approvedBy", group_grant_id as "groupGrantId", version, mac from access_grant
        where ended_on is null or ended_on > ${today} or reason is null or approved_by = person_id`,
  );

const seatsOf = (db: EntityManager, today: string): Promise<SeatRow[]> =>
  rows(
    db,
    sql`select id, account_id as "accountId", person_id as "personId", seat, since, given_by as "givenBy",
          ended_at as "endedAt", version, mac from seat where ended_on is null or ended_on > ${today}`,
  );

async function failing<T extends { id: string }>(found: readonly T[], isSound: (row: T) => boolean): Promise<string[]> {
  const ids: string[] = [];
  for (let from = 0; from < found.length; from += AT_A_TIME) {
    if (from > 0) await new Promise((resolve) => setImmediate(resolve));
    for (const row of found.slice(from, from + AT_A_TIME)) if (!isSound(row)) ids.push(row.id);
  }
  return ids;
}
