/** Somebody who may use the account today. */
export class OtherAccessView {
  personId: string;
  fullName: string;
  /** grant, seat or break_glass. */
  source: string;
  /** Level of the grant, or owner or backup_owner. */
  level: string;
  since: string;
  until: string | null;
}

export class ObstacleView {
  code: string;
  detail: string;
}

/** What whoever decides a request may give, and what stands in the way. */
export class RequestDecisionView {
  /** Of the account: high, medium or low. */
  criticality: string;
  /** What may be given instead of what was asked, the asked one first. */
  levels: string[];
  scopes: string[];
  /** No decision of today reaches beyond it; null: no limit. */
  lastPossibleDay: string | null;
  /** The request came without a ticket, and the account asks for one. */
  ticketNeeded: boolean;
  /** What saying yes to exactly what was asked would be refused with. */
  obstacle: ObstacleView | null;
  /** Who else may use the account today; at most 50. */
  others: OtherAccessView[];
  othersTotal: number;
}
