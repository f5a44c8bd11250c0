import type { EntityManager } from 'typeorm';
import type { Grant } from '../access/access.entity.js';
import { isLiveOn } from '../access/grant.rules.js';
import { seatsOfPerson, type HeldSeat } from '../accounts/seat.queries.js';
import type { Keyring } from '../keyring/keyring.js';
import type { Person } from '../people/person.entity.js';
import {
  heldChannels,
  heldGrants,
  seenVersions,
  sharedControl,
  touchedAccounts,
  type HeldChannel,
  type SeenVersion,
  type TouchedAccount,
} from './holdings.queries.js';
import { candidatesOf, ownersOf } from './successor.queries.js';

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
  accounts: Map<string, TouchedAccount>;
}

/** A handful of statements, whatever the number of accounts. */
export async function holdingsOf(
  db: EntityManager,
  keyring: Keyring,
  person: Person,
  today: string,
): Promise<Holdings> {
  const seats = await seatsOfPerson(db, keyring, person.id);
  const grants = await heldGrants(db, keyring, person.id, today);
  const shared = await sharedControl(db, keyring, person.id, today);
  const shadowed = await otherOwners(db, keyring, person.id, owningSeats(seats), today);
  const channels = await heldChannels(db, person);
  const seen = await seenVersions(db, person.id);
  const touched = await touchedAccounts(db, person, today);
  const accounts = new Map(
    touched.filter((account) => account.status !== 'closed').map((account) => [account.id, account]),
  );
  const living = (ids: string[]): string[] => [...new Set(ids)].filter((id) => accounts.has(id)).sort();
  const controlled = grants.filter((grant) => grant.level === 'full_control' && isLiveOn(grant, today));
  return {
    seats,
    grants,
    soleControl: living(controlled.map((grant) => grant.accountId).filter((id) => !shared.has(id))),
    soleSeat: living(
      owningSeats(seats)
        .map((seat) => seat.accountId)
        .filter((id) => !shadowed.has(id)),
    ),
    channels,
    seen,
    accounts,
  };
}

/** The accounts of these seats on which another active person is owner or backup owner. */
async function otherOwners(
  db: EntityManager,
  keyring: Keyring,
  personId: string,
  seats: readonly HeldSeat[],
  today: string,
): Promise<Set<string>> {
  const owners = await ownersOf(db, keyring, [...new Set(seats.map((seat) => seat.accountId))]);
  const others = (accountId: string): string[] => {
    const { ownerId, backupId } = owners.get(accountId) ?? { ownerId: null, backupId: null };
    return [ownerId, backupId].filter((id): id is string => id !== null && id !== personId);
  };
  const people = await candidatesOf(db, keyring, [...owners.keys()].flatMap(others));
  const isActive = (id: string): boolean => {
    const person = people.get(id);
    return person !== undefined && person.cutAt === null && (person.lastDay === null || person.lastDay >= today);
  };
  return new Set([...owners.keys()].filter((accountId) => others(accountId).some(isActive)));
}

/** The two seats that answer for an account; the others give no access. */
export const owningSeats = <T extends { seat: string }>(seats: readonly T[]): T[] =>
  seats.filter((seat) => seat.seat === 'owner' || seat.seat === 'backup_owner');
