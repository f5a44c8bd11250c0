export class AskableHeldView {
  level: string;
  scope: string;
  until: string | null;
}

export class AskableLevelView {
  /** full_control, publisher, moderator, advertiser or analyst. */
  level: string;
  /** For what the rules of entitlement let you hold it; empty: not at all. */
  scopes: string[];
}

/** An account somebody may ask for access to, and what the rules say about their asking. */
export class AskableView {
  id: string;
  platform: string;
  handle: string;
  displayName: string;
  brand: string | null;
  levels: AskableLevelView[];
  /** A number of the help desk is asked for. */
  ticketNeeded: boolean;
  /** No decision of today reaches beyond it; null: no limit. */
  lastPossibleDay: string | null;
  /** How many people could decide today; none: nobody can be asked. */
  deciders: number;
  /** What you hold on it already, or will. */
  held: AskableHeldView[];
}
