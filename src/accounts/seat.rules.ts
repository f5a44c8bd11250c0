import type { Failure } from '../kernel/failure.js';
import { AccountFailures } from './accounts.failures.js';
import { refusalToEmptyOwner } from './ownership.rules.js';

export const SEATS = ['owner', 'backup_owner', 'validator', 'spokesperson'] as const;
export type SeatName = (typeof SEATS)[number];

/** Who answers for the account; may do in the vault all that full control may. */
export const OWNER_SEATS: readonly string[] = ['owner', 'backup_owner'];

/** Wanted holders by seat; null empties a seat, an absent seat stays as it is. */
export type Seating = Partial<Record<SeatName, string | null>>;

interface Held {
  readonly seat: string;
  readonly personId: string;
}

export const holderOf = (seats: readonly Held[], seat: SeatName): string | null =>
  seats.find((held) => held.seat === seat)?.personId ?? null;

export const isOwnerAmong = (seats: readonly Held[], personId: string): boolean =>
  seats.some((held) => held.personId === personId && OWNER_SEATS.includes(held.seat));

/** What differs from how the seats are held now. */
export function changedSeats(seats: readonly Held[], wanted: Seating): Seating {
  const entries = Object.entries(wanted) as [SeatName, string | null | undefined][];
  return Object.fromEntries(
    entries.filter(([seat, personId]) => personId !== undefined && holderOf(seats, seat) !== personId),
  );
}

/** May this actor fill these seats? An admin or the owner; nobody puts themselves where the secrets are. */
export function refusalToAppoint(facts: {
  actorId: string;
  isAdmin: boolean;
  seats: readonly Held[];
  changed: Seating;
}): Failure | null {
  const { actorId, isAdmin, seats, changed } = facts;
  if (!isAdmin && holderOf(seats, 'owner') !== actorId) return AccountFailures.NOT_OWNER();
  if (changed.owner === actorId || changed.backup_owner === actorId) return AccountFailures.OWN_SEAT();
  return null;
}

export interface Candidate {
  readonly id: string;
  /** Departed, cut or on the way out: rights of a leaver do not grow. */
  readonly isLeaving: boolean;
}

/** May the seats of this account be held so, whoever decided it? */
export function refusalToSeat(facts: {
  account: { id: string; status: string };
  seats: readonly Held[];
  changed: Seating;
  people: ReadonlyMap<string, Candidate>;
}): Failure | null {
  const { account, seats, changed, people } = facts;
  const named = Object.values(changed).filter((personId) => personId !== null);
  if (account.status === 'closed' && named.length > 0) return AccountFailures.CLOSED();
  if (changed.owner === null) {
    const refusal = refusalToEmptyOwner([account]);
    if (refusal) return refusal;
  }
  const after = (seat: SeatName): string | null =>
    changed[seat] === undefined ? holderOf(seats, seat) : changed[seat];
  if (after('owner') !== null && after('owner') === after('backup_owner')) return AccountFailures.SAME_PERSON();
  for (const [seat, personId] of Object.entries(changed)) {
    if (personId === null) continue;
    const errors = [{ field: fieldOf(seat as SeatName), code: 'invalid', detail: 'This person cannot take the seat.' }];
    const person = people.get(personId);
    if (!person) return AccountFailures.UNKNOWN_PERSON({ errors });
    if (person.isLeaving) return AccountFailures.PERSON_LEFT({ errors });
  }
  return null;
}

const FIELDS = {
  owner: 'ownerId',
  backup_owner: 'backupOwnerId',
  validator: 'validatorId',
  spokesperson: 'spokespersonId',
} as const;

/** The seat's name where an account is written down flat. */
export const fieldOf = (seat: SeatName): (typeof FIELDS)[SeatName] => FIELDS[seat];

/** Seats asked for in the flat form of an account. */
export function seatingOf(input: Partial<Record<(typeof FIELDS)[SeatName], string | null | undefined>>): Seating {
  const asked = SEATS.map((seat) => [seat, input[FIELDS[seat]]] as const);
  return Object.fromEntries(asked.filter(([, personId]) => personId !== undefined));
}
