import { NamesView } from './names.view.js';

/** Steps that are due at the same instant. */
export class DueStepsView {
  dueAt: string;
  total: number;
  /** Done, verified or waived. */
  finished: number;
  /** Of them those that hold the close up. */
  gates: number;
}

/** How long an account takes to hand over, against the last day. */
export class AccountLeadView {
  accountId: string;
  platform: string;
  /** The platform's own delay, calendar days. */
  leadDays: number;
  /** Last day minus the delay minus three days. */
  latestSafeStart: string;
  /** That day is over and the account has not been taken over. */
  late: boolean;
  /** Where the platform needs longer than there is: the leaver's login there must work until this day. */
  keepLoginUntil: string | null;
  acceptedAt: string | null;
  completedAt: string | null;
}

/** When what of a case is due. */
export class TimelineView {
  caseId: string;
  /** Today where the person is. */
  today: string;
  openedAt: string;
  lastDay: string;
  timeZone: string;
  cutDueAt: string;
  cutAt: string | null;
  closedAt: string | null;
  latestSafeStart: string | null;
  /** The earliest start first; at most 200. */
  accounts: AccountLeadView[];
  accountsTotal: number;
  due: DueStepsView[];
  /** Of every account spoken of here. */
  names?: NamesView;
}
