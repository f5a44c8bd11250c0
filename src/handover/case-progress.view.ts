/** How far the steps of one account are, or those of the whole case. */
export class ProgressView {
  /** Null for the steps of the whole case. */
  accountId: string | null;
  platform: string | null;
  handle: string | null;
  total: number;
  /** Done, verified or waived. */
  finished: number;
  waived: number;
  blocked: number;
  late: number;
  today: number;
  /** Within seven days, today included. */
  week: number;
  /** When the next unfinished one is due. */
  nextDueAt: string | null;
}

export class ProgressPage {
  items: ProgressView[];
  nextCursor: string | null;
  total: number;
}
