import type { EntityManager } from 'typeorm';
import { peopleState } from '../access/deciders.js';
import { refusalToReceive, type PersonState } from '../access/grant.rules.js';
import { accountables } from '../accounts/brand.queries.js';
import { liveSeatsOf, type HeldSeat } from '../accounts/seat.queries.js';
import { list, rows, sql } from '../database/sql.js';
import { fold } from '../kernel/fold.js';
import type { Keyring } from '../keyring/keyring.js';
import { rolesInForce } from '../people/role.queries.js';
import type { ReviewerRule } from './campaign.rules.js';
import { chooseReviewer, turned, type Chosen } from './reviewer.rules.js';

/** What somebody is to be found for. */
export interface Sought {
  accountId: string;
  /** Null for an entry of the register. */
  personId: string | null;
  approvedBy: string | null;
}

/** Everybody who could be asked about some items, as they are now: read once for all of them. */
export class Bench {
  private constructor(
    private readonly seats: ReadonlyMap<string, readonly HeldSeat[]>,
    /** Accountable for the brand, by account. */
    private readonly accountable: ReadonlyMap<string, string>,
    private readonly managers: ReadonlyMap<string, string | null>,
    private readonly admins: readonly string[],
    private readonly people: ReadonlyMap<string, PersonState>,
    /** Holders of hr or auditor, believed or not: what forbids is not switched off by spoiling its row. */
    private readonly barred: ReadonlySet<string>,
    private readonly now: Date,
  ) {}

  /** `others` are people about to be asked; `seats` those of the items' accounts, where they were read already. */
  static async of(
    db: EntityManager,
    keyring: Keyring,
    now: Date,
    items: readonly Pick<Sought, 'accountId' | 'personId'>[],
    { others = [], seats: known }: { others?: readonly string[]; seats?: readonly HeldSeat[] } = {},
  ): Promise<Bench> {
    const accountIds = [...new Set(items.map((item) => item.accountId))];
    const seats = known ?? (await liveSeatsOf(db, keyring, accountIds));
    const accountable = await accountableFor(db, keyring, accountIds);
    const owners = seats.filter((seat) => seat.seat === 'owner').map((seat) => seat.personId);
    const managers = await managersOf(db, [...items.map((item) => item.personId), ...owners]);
    const { admins, watchers } = await rolesInForce(db, keyring);
    const asked = [
      ...seats.map((seat) => seat.personId),
      ...accountable.values(),
      ...managers.values(),
      ...admins,
      ...others,
    ];
    const people = await peopleState(
      db,
      asked.filter((id) => id !== null),
      { hold: false },
    );
    return new Bench(byAccount(seats), accountable, managers, admins, people, watchers, now);
  }

  /** Here, not frozen, not leaving, and of no role that may only watch. */
  isAble(personId: string): boolean {
    const person = this.people.get(personId);
    return person !== undefined && !this.barred.has(personId) && refusalToReceive(person, this.now) === null;
  }

  choose(order: readonly ReviewerRule[], { accountId, personId, approvedBy }: Sought): Chosen | null {
    const owner = this.holderOf(accountId, 'owner');
    const candidates = {
      owner,
      backupOwner: this.holderOf(accountId, 'backup_owner'),
      accountable: this.accountable.get(accountId) ?? null,
      manager: this.managers.get(personId ?? owner ?? '') ?? null,
      admins: turned(this.admins, accountId),
    };
    return chooseReviewer(order, candidates, { holderId: personId, approvedBy }, (id) => this.isAble(id));
  }

  /** Are they still what they were chosen as? Whoever was named needs to be nothing else. */
  stillIs(personId: string, by: string | null, { accountId, personId: holderId }: Omit<Sought, 'approvedBy'>): boolean {
    if (by === 'named') return true;
    if (by === 'admin') return this.admins.includes(personId);
    if (by === 'accountable') return this.accountable.get(accountId) === personId;
    const owner = this.holderOf(accountId, 'owner');
    if (by === 'manager') return this.managers.get(holderId ?? owner ?? '') === personId;
    return personId === owner || personId === this.holderOf(accountId, 'backup_owner');
  }

  private holderOf(accountId: string, seat: 'owner' | 'backup_owner'): string | null {
    return this.seats.get(accountId)?.find((held) => held.seat === seat)?.personId ?? null;
  }
}

function byAccount(seats: readonly HeldSeat[]): Map<string, HeldSeat[]> {
  const found = new Map<string, HeldSeat[]>();
  for (const seat of seats) {
    const known = found.get(seat.accountId);
    if (known) known.push(seat);
    else found.set(seat.accountId, [seat]);
  }
  return found;
}

async function accountableFor(
  db: EntityManager,
  keyring: Keyring,
  accountIds: readonly string[],
): Promise<Map<string, string>> {
  const byBrand = await accountables(db, keyring);
  if (byBrand.size === 0) return new Map();
  const found = await rows<{ id: string; brand: string }>(
    db,
    sql`select id, brand from account where brand is not null and id in ${list(accountIds)}`,
  );
  const pairs = found.map(({ id, brand }) => [id, byBrand.get(fold(brand))] as const);
  return new Map(pairs.filter((pair): pair is readonly [string, string] => pair[1] !== undefined));
}

async function managersOf(db: EntityManager, ids: readonly (string | null)[]): Promise<Map<string, string | null>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  const found = await rows<{ id: string; managerId: string | null }>(
    db,
    sql`select id, manager_id as "managerId" from person where id in ${list(wanted)}`,
  );
  return new Map(found.map(({ id, managerId }) => [id, managerId]));
}
