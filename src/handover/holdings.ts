import type { EntityManager } from 'typeorm';
import type { Grant } from '../access/access.entity.js';
import { isLiveOn } from '../access/grant.rules.js';
import { ownersBeside, seatsOfPeople, type HeldSeat } from '../accounts/seat.queries.js';
import type { Keyring } from '../keyring/keyring.js';
import type { Person } from '../people/person.entity.js';
import {
  accountsOfPeople,
  channelsOfPeople,
  controlBeside,
  grantsOfPeople,
  versionsSeenByPeople,
  type HeldAccount,
  type HeldChannel,
  type SeenVersion,
} from './holdings.queries.js';
import { candidatesOf } from './successor.queries.js';

/** Everything of the register and the vault that hangs on one person, on one day (UTC). */
export interface Holdings {
  seats: HeldSeat[];
  grants: Grant[];
  /** Accounts on which nobody else holds a live full_control grant. */
  soleControl: string[];
  /** Accounts on which no other active person sits as owner or backup owner. */
  soleSeat: string[];
  channels: HeldChannel[];
  seen: SeenVersion[];
  /** Those of the above that are not closed, by id. */
  accounts: Map<string, HeldAccount>;
}

/** A handful of statements, whatever the number of accounts. */
export async function holdingsOf(
  db: EntityManager,
  keyring: Keyring,
  person: Pick<Person, 'id'>,
  today: string,
): Promise<Holdings> {
  return (await holdingsOfPeople(db, keyring, [person.id], today)).get(person.id) as Holdings;
}

/** The same handful of statements for many people at once; everybody asked for has an entry. */
export async function holdingsOfPeople(
  db: EntityManager,
  keyring: Keyring,
  personIds: readonly string[],
  today: string,
): Promise<Map<string, Holdings>> {
  const seats = await seatsOfPeople(db, keyring, personIds);
  const grants = await grantsOfPeople(db, keyring, personIds, today);
  const controlled = grants.filter((grant) => grant.level === 'full_control' && isLiveOn(grant, today));
  const control = holdersOf([...controlled, ...(await controlBeside(db, keyring, personIds, today))]);
  const owning = owningSeats(seats);
  const answering = await answeringFor(
    db,
    keyring,
    [...owning, ...(await ownersBeside(db, keyring, personIds))],
    today,
  );
  const own = {
    seats: byPerson(seats),
    grants: byPerson(grants),
    channels: byPerson(await channelsOfPeople(db, personIds)),
    seen: byPerson(await versionsSeenByPeople(db, personIds)),
    accounts: byPerson(await accountsOfPeople(db, personIds, today)),
    controlled: byPerson(controlled),
    owning: byPerson(owning),
  };
  const of = (id: string): Holdings => {
    const accounts = new Map((own.accounts.get(id) ?? []).map((account) => [account.id, withoutPerson(account)]));
    return {
      seats: own.seats.get(id) ?? [],
      grants: own.grants.get(id) ?? [],
      soleControl: alone(id, own.controlled.get(id), control).filter((at) => accounts.has(at)),
      soleSeat: alone(id, own.owning.get(id), answering).filter((at) => accounts.has(at)),
      channels: (own.channels.get(id) ?? []).map(withoutPerson),
      seen: (own.seen.get(id) ?? []).map(withoutPerson),
      accounts,
    };
  };
  return new Map(personIds.map((id) => [id, of(id)]));
}

/** The accounts of what somebody holds where nobody else is among the holders. */
const alone = (
  id: string,
  held: readonly { accountId: string }[] | undefined,
  holders: ReadonlyMap<string, ReadonlySet<string>>,
): string[] =>
  [...new Set((held ?? []).map(({ accountId }) => accountId))]
    .filter((at) => ![...(holders.get(at) ?? [])].some((other) => other !== id))
    .sort();

/** Who of the active people holds one of these seats, by account. */
async function answeringFor(
  db: EntityManager,
  keyring: Keyring,
  seats: readonly HeldSeat[],
  today: string,
): Promise<Map<string, Set<string>>> {
  const people = await candidatesOf(
    db,
    keyring,
    seats.map((seat) => seat.personId),
  );
  const isActive = ({ personId }: HeldSeat): boolean => {
    const person = people.get(personId);
    return person !== undefined && person.cutAt === null && (person.lastDay === null || person.lastDay >= today);
  };
  return holdersOf(seats.filter(isActive));
}

function holdersOf(held: readonly { accountId: string; personId: string }[]): Map<string, Set<string>> {
  const holders = new Map<string, Set<string>>();
  for (const { accountId, personId } of held) {
    const known = holders.get(accountId);
    if (known) known.add(personId);
    else holders.set(accountId, new Set([personId]));
  }
  return holders;
}

/** Rows of many people, apart. */
export function byPerson<T extends { personId: string }>(found: readonly T[]): Map<string, T[]> {
  const apart = new Map<string, T[]>();
  for (const row of found) {
    const known = apart.get(row.personId);
    if (known) known.push(row);
    else apart.set(row.personId, [row]);
  }
  return apart;
}

const withoutPerson = <T extends { personId: string }>({ personId: _, ...row }: T): Omit<T, 'personId'> => row;

/** The two seats that answer for an account; the others give no access. */
export const owningSeats = <T extends { seat: string }>(seats: readonly T[]): T[] =>
  seats.filter((seat) => seat.seat === 'owner' || seat.seat === 'backup_owner');
