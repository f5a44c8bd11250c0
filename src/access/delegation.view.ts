import type { Delegation } from './delegation.entity.js';

export class DelegateView {
  id: string;
  /** The seat holder. */
  personId: string;
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
  version: number;
}

export class DelegateAnswerView {
  /** Null: nobody is named. */
  delegate: DelegateView | null;
}

export const delegateView = (row: Delegation, delegateName: string, active: boolean): DelegateView => ({
  id: row.id,
  personId: row.holderId,
  delegateId: row.delegateId,
  delegateName,
  from: row.fromDay,
  until: row.untilDay,
  reason: row.reason,
  createdAt: row.createdAt,
  createdBy: row.createdBy,
  active,
  version: row.version,
});
