import type { Delegation } from './delegation.entity.js';

export class DelegateView {
  id: string;
  /** The seat holder. */
  personId: string;
  /** Their present name. */
  person: string;
  delegateId: string;
  delegateName: string;
  /** First and last day, both inclusive. */
  from: string;
  until: string;
  reason: string;
  createdAt: string;
  createdBy: string;
  /** Does the delegate decide today: within the days, and while the holder is away? */
  active: boolean;
  /** What the reader may do with it now, as names of actions. */
  can: string[];
  version: number;
}

export class DelegateAnswerView {
  /** Null: nobody is named. */
  delegate: DelegateView | null;
  /** What the reader may do about it, as names of actions. */
  can: string[];
}

/** What a delegation is shown with. */
export interface DelegateSurroundings {
  person: string;
  delegateName: string;
  active: boolean;
  can: string[];
}

export const delegateView = (row: Delegation, around: DelegateSurroundings): DelegateView => ({
  id: row.id,
  personId: row.holderId,
  person: around.person,
  delegateId: row.delegateId,
  delegateName: around.delegateName,
  from: row.fromDay,
  until: row.untilDay,
  reason: row.reason,
  createdAt: row.createdAt,
  createdBy: row.createdBy,
  active: around.active,
  can: around.can,
  version: row.version,
});
