import { NamesView } from './names.view.js';
import type { WaiverReview } from './waiver-review.entity.js';

/** What was decided when the review day of a waiver had come. */
export class WaiverReviewView {
  id: string;
  taskId: string;
  reason: string;
  /** The new review day; null where it was settled. */
  reviewOn: string | null;
  /** By what it was settled. */
  evidenceId: string | null;
  decidedBy: string;
  decidedAt: string;
  /** The second person; until then it counts for nothing. */
  verifiedBy: string | null;
  verifiedAt: string | null;
}

/** Newest last; a task is reviewed a few times in years. */
export class WaiverReviews {
  items: WaiverReviewView[];
  /** Of everybody and every account spoken of here. */
  names?: NamesView;
}

export function waiverReviewView(review: WaiverReview): WaiverReviewView {
  const { id, taskId, reason, reviewOn, evidenceId, decidedBy, decidedAt, verifiedBy, verifiedAt } = review;
  return { id, taskId, reason, reviewOn, evidenceId, decidedBy, decidedAt, verifiedBy, verifiedAt };
}
