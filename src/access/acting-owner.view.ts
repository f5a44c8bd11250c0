import type { Delegation } from './delegation.entity.js';

export class ActingOwnerView {
  id: string;
  accountId: string;
  /** The owner who is away. */
  ownerId: string;
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
  version: number;
}

export class ActingOwnerAnswerView {
  /** Null: nobody acts for the owner. */
  actingOwner: ActingOwnerView | null;
}

export const actingOwnerView = (row: Delegation, fullName: string, active: boolean): ActingOwnerView => ({
  id: row.id,
  accountId: row.accountId as string,
  ownerId: row.holderId,
  personId: row.delegateId,
  fullName,
  from: row.fromDay,
  until: row.untilDay,
  grantId: row.grantId,
  createdBy: row.createdBy,
  createdAt: row.createdAt,
  active,
  version: row.version,
});
