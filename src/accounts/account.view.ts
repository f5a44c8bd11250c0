import { nameAmong } from '../people/names.queries.js';
import type { Account } from './account.entity.js';
import type { HeldSeat } from './seat.queries.js';
import { fieldOf, type SeatName } from './seat.rules.js';

export class SeatView {
  /** `owner`, `backup_owner`, `validator` or `spokesperson`. */
  seat: string;
  personId: string;
  fullName: string;
  /** First day. */
  since: string;
}

/** A seat as it was held. */
export class PastSeatView extends SeatView {
  id: string;
  givenBy: string;
  /** Null where no person gave it. */
  givenByName: string | null;
  reason: string | null;
  endedOn: string | null;
  endedAt: string | null;
  endedBy: string | null;
  endedByName: string | null;
}

export class SeatHistoryView {
  items: PastSeatView[];
}

export class AccountReferenceView {
  id: string;
  platform: string;
  handle: string;
  displayName: string;
}

/** One account of the register: facts only, nothing of the vault. */
export class AccountView {
  id: string;
  platform: string;
  handle: string;
  profileUrl: string | null;
  platformUid: string | null;
  displayName: string;
  brand: string | null;
  ownerEntity: string | null;
  ownershipBasis: string | null;
  purpose: string | null;
  status: string;
  criticality: string;
  accessModel: string;
  registrationEmail: string | null;
  recoveryPhone: string | null;
  secondFactor: string | null;
  secondFactorHolderId: string | null;
  ownerId: string | null;
  backupOwnerId: string | null;
  validatorId: string | null;
  spokespersonId: string | null;
  parentAccountId: string | null;
  paidPlan: string | null;
  paidBy: string | null;
  planRenewsOn: string | null;
  createdOn: string | null;
  createdById: string | null;
  lastVerifiedOn: string | null;
  lastSignInOn: string | null;
  reviewDueOn: string | null;
  language: string | null;
  notes: string | null;
  /** Nothing is released while it is frozen. */
  frozen: boolean;
  frozenAt: string | null;
  requestedBy: string;
  /** Whoever said yes or no: another admin than who asked for it or registered it; null while nobody did. */
  decidedBy: string | null;
  decidedAt: string | null;
  createdAt: string;
  /** Who holds the seats now. */
  seats: SeatView[];
  /** Actions the reader may try on it. */
  can: string[];
  version: number;
}

export class AccountDetailView extends AccountView {
  parent: AccountReferenceView | null;
  childIds: string[];
  /** What stands under it and the reader sees, at most 200. */
  children: AccountReferenceView[];
  secondFactorHolderName: string | null;
  createdByName: string | null;
  /** Null where no person asked for it: it came from a file. */
  requestedByName: string | null;
  decidedByName: string | null;
  /** States it may be marked with from here. */
  marks: string[];
}

export class AccountPageView {
  items: AccountView[];
  nextCursor: string | null;
  /** Exact up to 10 000, above that at most a minute old. */
  total: number;
}

const seatView = ({ seat, personId, fullName, since }: HeldSeat): SeatView => ({ seat, personId, fullName, since });

export function pastSeatView(held: HeldSeat, names: ReadonlyMap<string, string>): PastSeatView {
  const { id, givenBy, reason, endedOn, endedAt, endedBy } = held;
  const by = { givenByName: nameAmong(names, givenBy), endedByName: nameAmong(names, endedBy) };
  return { id, ...seatView(held), givenBy, reason, endedOn, endedAt, endedBy, ...by };
}

export function accountView(account: Account, seats: readonly HeldSeat[], can: string[]): AccountView {
  const { handleKey: _key, searchText: _text, nameKey: _name, frozenBy: _by, version, ...facts } = account;
  const none = { ownerId: null, backupOwnerId: null, validatorId: null, spokespersonId: null };
  const flat = Object.fromEntries(seats.map((held) => [fieldOf(held.seat as SeatName), held.personId]));
  return { ...facts, ...none, ...flat, frozen: account.frozenAt !== null, seats: seats.map(seatView), can, version };
}

export const accountReferenceView = ({
  id,
  platform,
  handle,
  displayName,
}: AccountReferenceView): AccountReferenceView => ({
  id,
  platform,
  handle,
  displayName,
});
