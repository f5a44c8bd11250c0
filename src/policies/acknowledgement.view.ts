import type { TitlesView } from './policy.view.js';

/** "Read and accepted". */
export class AcknowledgementView {
  id: string;
  personId: string;
  policyCode: string;
  number: number;
  title: TitlesView;
  language: string;
  acknowledgedOn: string;
  method: string | null;
  /** SHA-256 of the text that was accepted; null for one imported. */
  textHash: string | null;
}

export const acknowledgementView = (
  row: Omit<AcknowledgementView, 'title'>,
  title: TitlesView,
): AcknowledgementView => ({
  id: row.id,
  personId: row.personId,
  policyCode: row.policyCode,
  number: row.number,
  title,
  language: row.language,
  acknowledgedOn: row.acknowledgedOn,
  method: row.method,
  textHash: row.textHash,
});

/** A version somebody has not accepted yet. */
export class OwedView {
  policyCode: string;
  number: number;
  title: TitlesView;
  kind: string;
  effectiveFrom: string;
  /** First day on which grants it covers allow nothing. */
  suspendedFrom: string;
  /** They have access the version is about; otherwise they accept it before they get any. */
  hasAccess: boolean;
}

export class GivenPageView {
  items: AcknowledgementView[];
  nextCursor: string | null;
  total: number;
}

export class OwnAcknowledgementsView {
  outstanding: OwedView[];
  given: GivenPageView;
}

/** Somebody who has access a version is about and has not accepted it. */
export class OutstandingView {
  personId: string;
  person: string;
  kind: string;
  organisation: string | null;
  department: string | null;
  suspendedFrom: string;
  /** The grace is over: grants it covers allow nothing today. Seats are never suspended. */
  suspended: boolean;
}

export class OutstandingPageView {
  policyCode: string;
  number: number;
  items: OutstandingView[];
  nextCursor: string | null;
  total: number;
}

export class NewcomerView {
  personId: string;
  person: string;
  kind: string;
  organisation: string | null;
  department: string | null;
  startDate: string | null;
  hasAccess: boolean;
  /** What they still have to read and accept. */
  outstanding: OwedView[];
  /** current, lapsed or none. */
  training: string;
}

export class NewcomerPageView {
  items: NewcomerView[];
  nextCursor: string | null;
  total: number;
}
