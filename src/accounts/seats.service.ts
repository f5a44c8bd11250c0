import { Inject, Injectable } from '@nestjs/common';
import { rows, sql } from '../database/sql.js';
import { day, iso } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { holds } from '../operation/actor.js';
import type { Operation } from '../operation/operation.js';
import { fullNames } from '../people/names.queries.js';
import { Seat, type Account } from './account.entity.js';
import { accountById, lockAccount, touchAccount } from './account.queries.js';
import { refuseWhileAskedFor } from './being-asked-for.js';
import { needsOwner } from './ownership.rules.js';
import { candidates } from './people.queries.js';
import { seatMac } from './seat.mac.js';
import { liveSeats, seatHistory, seatsOfPerson, unbelievedSeats, type HeldSeat } from './seat.queries.js';
import { changedSeats, refusalToAppoint, refusalToSeat, type SeatName, type Seating } from './seat.rules.js';
import { visibleAccount } from './visible.queries.js';

type NewSeat = Pick<Seat, 'accountId' | 'personId' | 'seat' | 'since' | 'createdAt' | 'givenBy' | 'reason'>;

/** Who answers for an account. Seats end and stay as history; each state of a row is bound to the root key and to the log. */
@Injectable()
export class Seats {
  constructor(@Inject(HeldKeyring) private readonly keys: HeldKeyring) {}

  /** The route: an admin or the owner names who takes a seat; `personId` null empties it. */
  async appoint(op: Operation, accountId: string, seat: SeatName, personId: string | null): Promise<void> {
    op.about(`account:${accountId}`);
    await lockAccount(op.db, accountId);
    const account = await visibleAccount(op, accountId, this.keys.current);
    await refuseWhileAskedFor(op.db, account);
    await this.decide(op, account, { [seat]: personId });
    op.expect(account);
    if (!(await this.fill(op, account, { [seat]: personId }))) op.unchanged();
  }

  /** May the actor of this act hold the seats so? Throws account.not_owner or account.own_seat. */
  async decide(op: Operation, account: Account, wanted: Seating): Promise<void> {
    const seats = await liveSeats(op.db, this.keys.current, account.id);
    const isAdmin = holds(op.actor, 'admin', 'machine', 'system');
    op.refuse(refusalToAppoint({ actorId: op.actor.id, isAdmin, seats, changed: changedSeats(seats, wanted) }));
  }

  /**
   * Puts a person into a seat for an act that has decided who may (a handover accepted, an import). Refuses what no account may
   * be: no owner while active, one person in both owner seats, somebody who has left.
   */
  async assign(op: Operation, accountId: string, seat: SeatName, personId: string | null): Promise<void> {
    await lockAccount(op.db, accountId);
    await this.fill(op, await accountById(op.db, accountId), { [seat]: personId });
  }

  /** The same for several seats at once, the account being locked; answers whether anything changed. */
  async fill(op: Operation, account: Account, wanted: Seating): Promise<boolean> {
    const seats = await liveSeats(op.db, this.keys.current, account.id);
    const changed = changedSeats(seats, wanted);
    if (Object.keys(changed).length === 0) return false;
    const people = await candidates(op.db, Object.values(changed), op.now, { hold: true });
    op.refuse(refusalToSeat({ account, seats, changed, people }));
    await this.place(op, account, seats, changed);
    await touchAccount(op.db, account.id);
    return true;
  }

  /** Seats of an account that was just made, with nothing in it yet: whoever registers it may be its owner. */
  async found(op: Operation, account: Account, seating: Seating, imported: boolean): Promise<void> {
    const changed = changedSeats([], seating);
    const people = await candidates(op.db, Object.values(changed), op.now, { hold: true });
    const asFound = new Map([...people].map(([id, person]) => [id, { ...person, isLeaving: false }]));
    const open = { id: account.id, status: imported ? 'requested' : account.status };
    op.refuse(refusalToSeat({ account: open, seats: [], changed, people: imported ? asFound : people }));
    await this.place(op, account, [], changed);
  }

  /**
   * Ends the seats a leaver holds, except owner seats that active accounts cannot be without: those come back as `kept`
   * and wait for a successor.
   */
  async endAllOf(op: Operation, personId: string): Promise<{ ended: HeldSeat[]; kept: HeldSeat[] }> {
    const held = await seatsOfPerson(op.db, this.keys.current, personId);
    const accountIds = [...new Set(held.map((seat) => seat.accountId))].sort();
    for (const accountId of accountIds) await lockAccount(op.db, accountId);
    const ended: HeldSeat[] = [];
    const kept: HeldSeat[] = [];
    for (const seat of await seatsOfPerson(op.db, this.keys.current, personId)) {
      const isNeeded = seat.seat === 'owner' && needsOwner((await accountById(op.db, seat.accountId)).status);
      if (isNeeded) kept.push(seat);
      else {
        await this.end(op, seat);
        await touchAccount(op.db, seat.accountId);
        ended.push(seat);
      }
    }
    return { ended, kept };
  }

  async history(
    op: Operation,
    accountId: string,
  ): Promise<{ seats: HeldSeat[]; names: Awaited<ReturnType<typeof fullNames>> }> {
    await visibleAccount(op, accountId, this.keys.current);
    const seats = await seatHistory(op.db, this.keys.current, accountId);
    const by = seats.flatMap(({ givenBy, endedBy }) => [givenBy, endedBy]);
    return { seats, names: await fullNames(op.db, by) };
  }

  /** A row bound to the root key, not yet stored: for imports, which write many and leave one leaf. */
  newSeat(facts: NewSeat): Seat {
    const row = { id: newId(), ...facts, endedOn: null, endedAt: null, endedBy: null, version: 1, mac: '' };
    return { ...row, mac: seatMac(this.keys.current, row) };
  }

  private async place(op: Operation, account: Account, seats: readonly HeldSeat[], changed: Seating): Promise<void> {
    for (const held of seats.filter((seat) => seat.seat in changed)) await this.end(op, held);
    for (const [seat, personId] of Object.entries(changed)) {
      await this.discardForged(op, account.id, seat);
      if (personId !== null) await this.begin(op, account.id, seat, personId);
    }
  }

  private async begin(op: Operation, accountId: string, seat: string, personId: string): Promise<void> {
    const times = { since: day(op.now), createdAt: iso(op.now) };
    const row = this.newSeat({ accountId, personId, seat, ...times, givenBy: op.actor.id, reason: op.reason });
    await op.db.insert(Seat, row);
    op.record(
      [`account:${accountId}`, `person:${personId}`, `seat:${row.id}`],
      { event: 'begin', seat, personId, since: row.since, version: 1 },
      seatLeaf(row.id),
    );
  }

  private async end(op: Operation, held: HeldSeat): Promise<void> {
    const ended = {
      ...held,
      endedOn: day(op.now),
      endedAt: iso(op.now),
      endedBy: op.actor.id,
      version: held.version + 1,
    };
    const { endedOn, endedAt, endedBy, version } = ended;
    await op.db.update(
      Seat,
      { id: held.id },
      { endedOn, endedAt, endedBy, version, mac: seatMac(this.keys.current, ended) },
    );
    const { accountId, personId, seat } = held;
    op.record(
      [`account:${accountId}`, `person:${personId}`, `seat:${held.id}`],
      { event: 'end', seat, personId, endedOn, version },
      seatLeaf(held.id),
    );
  }

  /** A row nobody gave would keep the seat taken; it is put aside without being made believable. */
  private async discardForged(op: Operation, accountId: string, seat: string): Promise<void> {
    for (const row of await unbelievedSeats(op.db, this.keys.current, accountId, seat)) {
      await rows(op.db, sql`update seat set ended_at = ${iso(op.now)} where id = ${row.id}`);
      op.record(`account:${accountId}`, { event: 'discard', seat, seatId: row.id }, { action: 'seat.assign' });
    }
  }
}

const seatLeaf = (id: string): { action: string; mark: string } => ({ action: 'seat.assign', mark: `seat:${id}` });
