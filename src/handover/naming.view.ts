import { MissingView } from '../policies/gate.view.js';
import type { Handover } from './handover.entity.js';
import { HandoverView, handoverView } from './handover.view.js';
import { NamesView } from './names.view.js';

/** A handover and what its new successor still lacks: they accept once it is done. */
export class NamedHandoverView extends HandoverView {
  /** Empty where nothing is missing. */
  warnings: MissingView[];
}

/** One successor for many accounts. */
export class NamedSuccessors {
  successorId: string;
  named: number;
  /** Named before already. */
  unchanged: number;
  /** What the successor still lacks for one or more of these accounts: they accept once it is done. */
  warnings: MissingView[];
}

export const namedView = (handover: Handover, warnings: MissingView[]): NamedHandoverView => ({
  ...handoverView(handover),
  warnings,
});

/** Somebody who could take an account over. */
export class SuccessorCandidateView {
  personId: string;
  fullName: string;
  /** backup_owner, brand, manager, or least_loaded: somebody who works with accounts, the nearest and least loaded first. */
  why: string;
  /** Of least_loaded: brand, department or elsewhere; null for the others. */
  near: string | null;
  /** Owner and backup seats they hold, and accounts they were asked to take over. */
  load: number;
  /** What they lack; empty: they could accept today. */
  missing: MissingView[];
}

export class RefusalView {
  personId: string;
  refusedAt: string;
  reason: string;
}

export class CandidatesView {
  /** A few, the best first. */
  items: SuccessorCandidateView[];
  /** Who refused this account, and why; newest first. */
  refusals: RefusalView[];
  /** Of everybody and every account spoken of here. */
  names?: NamesView;
}
