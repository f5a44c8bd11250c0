import type { EntityManager } from 'typeorm';
import type { RegisterColumn } from '../accounts/register-columns.js';
import { isAuthenticSeat, seatMac } from '../accounts/seat.mac.js';
import type { Seat } from '../accounts/account.entity.js';
import { SEATS, type SeatName } from '../accounts/seat.rules.js';
import { rows, sql } from '../database/sql.js';
import { day, iso } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import type { Keyring } from '../keyring/keyring.js';
import { personIn } from './account-row.js';
import { CellReader } from './cell.rules.js';
import type { ImportRun } from './importer.js';
import { PAGE, paged } from './inserts.js';
import type { Row } from './sheet.js';

export const SEAT_TABLE = [
  'id',
  'account_id',
  'person_id',
  'seat',
  'since',
  'created_at',
  'given_by',
  'version',
  'mac',
] as const;

const COLUMNS = {
  owner: 'owner_email',
  backup_owner: 'backup_owner_email',
  validator: 'validator_email',
  spokesperson: 'spokesperson_email',
} as const;

export type Seating = Partial<Record<SeatName, string>>;

/** Who sits where, as a row says; throws `unknown_person` for the first who is not in the directory. */
export function readSeats(people: ReadonlyMap<string, string>, row: Row<RegisterColumn>): Seating {
  const reader = new CellReader<RegisterColumn>(row.cells);
  const seating: Seating = {};
  for (const seat of SEATS) {
    const personId = personIn(people, reader, COLUMNS[seat]);
    if (personId !== null) seating[seat] = personId;
  }
  return seating;
}

/**
 * A new seat's values for `SEAT_TABLE`. It begins on the day of the import: a register says who answers for an account
 * now, not since when, and a date nobody knows is not made up.
 */
export function newSeat({ op, keyring }: ImportRun, accountId: string, personId: string, seat: SeatName) {
  const row = {
    id: newId(),
    accountId,
    personId,
    seat,
    since: day(op.now),
    givenBy: op.actor.id,
    endedAt: null,
    version: 1,
  };
  return [row.id, accountId, personId, seat, row.since, iso(op.now), row.givenBy, 1, seatMac(keyring, row)] as const;
}

interface Stored extends Pick<
  Seat,
  'id' | 'accountId' | 'personId' | 'seat' | 'since' | 'givenBy' | 'endedAt' | 'version' | 'mac'
> {
  /** Made by somebody with the root key; a forged seat is nobody's and only stands in the way. */
  isAuthentic: boolean;
}

/** The seats of accounts already registered, with their history. */
export class SeatBook {
  private readonly live = new Map<string, Stored>();
  private readonly ever = new Set<string>();

  static async of(db: EntityManager, keyring: Keyring): Promise<SeatBook> {
    const book = new SeatBook();
    const page = (after: string) => sql`select id, account_id as "accountId", person_id as "personId", seat, since,
        given_by as "givenBy", ended_at as "endedAt", version, mac from seat where id > ${after} order by id limit ${PAGE}`;
    for await (const row of paged<Stored>(db, page)) {
      const isAuthentic = isAuthenticSeat(keyring, row);
      if (row.endedAt === null) book.live.set(`${row.accountId} ${row.seat}`, { ...row, isAuthentic });
      if (isAuthentic) book.ever.add(`${row.accountId} ${row.seat} ${row.personId}`);
    }
    return book;
  }

  /**
   * What a file changes in the seats of an account. Whoever gave a seat up does not get it back from a file: an old
   * spreadsheet must not undo a handover. An empty cell empties no seat.
   */
  changes(accountId: string, seating: Seating, fillsOnly = false): { fill: [SeatName, string][]; kept: SeatName[] } {
    const fill: [SeatName, string][] = [];
    const kept: SeatName[] = [];
    for (const [seat, personId] of Object.entries(seating) as [SeatName, string][]) {
      const held = this.live.get(`${accountId} ${seat}`);
      if (held?.isAuthentic && held.personId === personId) continue;
      if (this.ever.has(`${accountId} ${seat} ${personId}`) || (fillsOnly && held?.isAuthentic)) kept.push(seat);
      else fill.push([seat, personId]);
    }
    return { fill, kept };
  }

  isHeldBy(accountId: string, seat: SeatName, personId: string): boolean {
    const held = this.live.get(`${accountId} ${seat}`);
    return held?.isAuthentic === true && held.personId === personId;
  }

  /** Ends the seat's holder, when there is one, with the leaf that fixes the new state of the row. */
  async vacate({ op, keyring }: ImportRun, accountId: string, seat: SeatName): Promise<void> {
    const held = this.live.get(`${accountId} ${seat}`);
    if (!held) return;
    const ended = { ...held, endedAt: iso(op.now), version: held.version + 1 };
    // A forged row ends without ever becoming authentic.
    const mac = held.isAuthentic ? seatMac(keyring, ended) : held.mac;
    await rows(
      op.db,
      sql`update seat set ended_at = ${ended.endedAt}, ended_on = ${day(op.now)}, ended_by = ${op.actor.id},
            version = ${ended.version}, mac = ${mac} where id = ${held.id}`,
    );
    op.record(
      [`seat:${held.id}`, `account:${accountId}`, `person:${held.personId}`],
      { account: accountId, person: held.personId, seat, version: ended.version },
      { action: 'seat.assign', mark: `seat:${held.id}` },
    );
  }
}
