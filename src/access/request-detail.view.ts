import { EntitlementAnswerView } from './entitled.view.js';
import { GrantView } from './grant.view.js';
import { RequestDecisionView } from './request-decision.view.js';
import { RequestView } from './request.view.js';

export class RequesterView {
  id: string;
  fullName: string;
  kind: string;
  organisation: string | null;
  department: string | null;
  lastDay: string | null;
}

export class RequestEventView {
  at: string;
  /** A person's id; system where the clock decided. */
  by: string;
  /** Their present name; null where the clock decided. */
  byName: string | null;
  /** opened, question, answer, escalated, approved, rejected, cancelled or expired. */
  event: string;
  text: string | null;
}

export class RequestDeciderView {
  personId: string;
  fullName: string;
  /** seat or delegate. */
  by: string;
  /** The absent seat holder a delegate stands in for. */
  forId: string | null;
}

/** One thing the person still owes before such a grant would let them do anything. */
export class RequestGateView {
  /** acknowledgement, training_lapsed or training_needed. */
  what: string;
  policyCode: string | null;
  number: number | null;
  since: string | null;
}

/** A request with all that a decider needs to know. */
export class RequestDetailView extends RequestView {
  requester: RequesterView;
  /** What the requester holds on the account, or will. */
  currentAccess: GrantView[];
  entitlement: EntitlementAnswerView;
  /** What would suspend the grant at once; empty: nothing. */
  gate: RequestGateView[];
  /** Oldest first. */
  history: RequestEventView[];
  /** Who could decide it today. */
  deciders: RequestDeciderView[];
  /** Admins and whoever is accountable for the brand may decide it as well, now. */
  escalated: boolean;
  /** You may decide it, as far as who may is concerned. */
  mayDecide: boolean;
  /** Null for readers who decide about nothing here. */
  decision: RequestDecisionView | null;
}
