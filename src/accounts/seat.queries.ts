import type { EntityManager } from 'typeorm';
import { list, raw, rows, sql, type Sql } from '../database/sql.js';
import type { Keyring } from '../keyring/keyring.js';
import type { Seat } from './account.entity.js';
import { isNewest } from './mark.rules.js';
import { isAuthenticSeat } from './seat.mac.js';
import { OWNER_SEATS } from './seat.rules.js';

/** A seat with its holder's present name. */
export interface HeldSeat extends Seat {
  fullName: string;
}

type Row = HeldSeat & { leaf: string | null };

const seats = (condition: Sql): Sql => sql`
  select s.id, s.account_id as "accountId", s.person_id as "personId", s.seat, s.since, s.created_at as "createdAt",
    s.given_by as "givenBy", s.reason, s.ended_on as "endedOn", s.ended_at as "endedAt", s.ended_by as "endedBy",
    s.version, s.mac, p.full_name as "fullName",
    (select l.body from ledger_leaf l where l.mark = 'seat:' || s.id order by l.position desc limit 1) as leaf
  from seat s join person p on p.id = s.person_id where ${condition}`;

/** A seat is believed when the root key made it and the log knows no newer state of it. */
async function believed(db: EntityManager, keyring: Keyring, condition: Sql): Promise<HeldSeat[]> {
  const found = await rows<Row>(db, seats(condition));
  return found
    .filter((row) => isAuthenticSeat(keyring, row) && isNewest(row.version, row.leaf))
    .map(({ leaf: _, ...row }) => row);
}

/** Who holds the seats of an account now. */
export const liveSeats = (db: EntityManager, keyring: Keyring, accountId: string): Promise<HeldSeat[]> =>
  believed(db, keyring, sql`s.account_id = ${accountId} and s.ended_at is null`);

/** … of the accounts that a list or a query of ids names. */
export const seatsOn = (db: EntityManager, keyring: Keyring, accounts: Sql): Promise<HeldSeat[]> =>
  believed(db, keyring, sql`s.account_id in ${accounts} and s.ended_at is null`);

/** The same for a page of accounts. */
export const liveSeatsOf = (db: EntityManager, keyring: Keyring, accountIds: readonly string[]): Promise<HeldSeat[]> =>
  accountIds.length === 0
    ? Promise.resolve([])
    : believed(db, keyring, sql`s.account_id in ${list(accountIds)} and s.ended_at is null`);

/** These seats, live or over, as far as they are believed. */
export const seatsById = (db: EntityManager, keyring: Keyring, ids: readonly string[]): Promise<HeldSeat[]> =>
  ids.length === 0 ? Promise.resolve([]) : believed(db, keyring, sql`s.id in ${list(ids)}`);

/** The live seats of a person; `accountId` narrows it to one account. */
export const seatsOfPerson = (
  db: EntityManager,
  keyring: Keyring,
  personId: string,
  accountId?: string,
): Promise<HeldSeat[]> =>
  believed(
    db,
    keyring,
    accountId === undefined
      ? sql`s.person_id = ${personId} and s.ended_at is null`
      : sql`s.person_id = ${personId} and s.ended_at is null and s.account_id = ${accountId}`,
  );

/** The live seats of many people. */
export const seatsOfPeople = (db: EntityManager, keyring: Keyring, personIds: readonly string[]): Promise<HeldSeat[]> =>
  believed(db, keyring, sql`s.person_id in ${list(personIds)} and s.ended_at is null`);

const owning = (alias: string): Sql =>
  sql`${raw(alias)}.ended_at is null and ${raw(alias)}.seat in ${list(OWNER_SEATS)}`;

/** Who else sits as owner or backup owner where one of these people does. */
export const ownersBeside = (db: EntityManager, keyring: Keyring, personIds: readonly string[]): Promise<HeldSeat[]> =>
  believed(
    db,
    keyring,
    sql`${owning('s')} and s.person_id not in ${list(personIds)}
        and s.account_id in (select m.account_id from seat m where m.person_id in ${list(personIds)} and ${owning('m')})`,
  );

/** Every seat an account ever had, newest first; rows the root key did not make are left out. */
export async function seatHistory(db: EntityManager, keyring: Keyring, accountId: string): Promise<HeldSeat[]> {
  const found = await believed(db, keyring, sql`s.account_id = ${accountId}`);
  return found.sort((a, b) => (a.createdAt < b.createdAt || (a.createdAt === b.createdAt && a.id < b.id) ? 1 : -1));
}

/** Live rows a database may hold although nobody gave these seats: they must be ended before the seat can be filled. */
export const unbelievedSeats = async (
  db: EntityManager,
  keyring: Keyring,
  accountId: string,
  seat: string,
): Promise<Row[]> =>
  (await rows<Row>(db, seats(sql`s.account_id = ${accountId} and s.seat = ${seat} and s.ended_at is null`))).filter(
    (row) => !isAuthenticSeat(keyring, row) || !isNewest(row.version, row.leaf),
  );
