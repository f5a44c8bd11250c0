import type { Delegation } from './delegation.entity.js';

export class ActingOwnerView {
  id: string;
  accountId: string;
  /** The owner who is away. */
  ownerId: string;
  /** Their present name. */
  owner: string;
  /** Who acts for them. */
  personId: string;
  fullName: string;
  /** First and last day, both inclusive. */
  from: string;
  until: string;
  /** The full control given with it; null where the person had it already. */
  grantId: string | null;
  createdBy: string;
  createdAt: string;
  /** Do they act today: within the days, and while the owner is away? */
  active: boolean;
  /** What the reader may do with it now, as names of actions. */
  can: string[];
  version: number;
}

export class ActingOwnerAnswerView {
  /** Null: nobody acts for the owner. */
  actingOwner: ActingOwnerView | null;
  /** What the reader may do about it, as names of actions. */
  can: string[];
}

/** What an acting owner is shown with. */
export interface ActingOwnerSurroundings {
  owner: string;
  fullName: string;
  active: boolean;
  can: string[];
}

export const actingOwnerView = (row: Delegation, around: ActingOwnerSurroundings): ActingOwnerView => ({
  id: row.id,
  accountId: row.accountId as string,
  ownerId: row.holderId,
  owner: around.owner,
  personId: row.delegateId,
  fullName: around.fullName,
  from: row.fromDay,
  until: row.untilDay,
  grantId: row.grantId,
  createdBy: row.createdBy,
  createdAt: row.createdAt,
  active: around.active,
  can: around.can,
  version: row.version,
});
