import type { Resumed } from '../access/person-access.service.js';
import type { OffboardingCase } from './handover.entity.js';
import { NamesView } from './names.view.js';

export class OpenConditionView {
  /** not_cut, live_grant, live_role, live_session, live_link, owns_account, recovery_channel, second_factor_holder, exposed_version or gate_task */
  code: string;
  /** `account:<id>`, `credential:<id>`, `task:<id>` … */
  subject: string;
  detail: string;
  detailFr: string;
  /** The account it is about; null where it is about the person or the case. */
  accountId: string | null;
}

class WarningText {
  en: string;
  fr: string;
}

/** Something of the plan that will not work out; nothing is held up by it yet. */
export class CaseWarningView {
  /** no_successor, successor_leaving, successor_replaced, successor_not_ready or leaver_is_successor */
  code: string;
  count: number;
  /** `handover:<id>`, of leaver_is_successor `case:<id>`; the first twenty. */
  subjects: string[];
  text: WarningText;
}

export class TaskProgress {
  total: number;
  /** Done, verified or waived. */
  finished: number;
  waived: number;
  /** Unfinished and overdue. */
  late: number;
}

export class HandoverProgress {
  total: number;
  accepted: number;
  /** Finished before the last day: the leaver has nothing left on these accounts. */
  completed: number;
}

export class CaseProgress {
  tasks: TaskProgress;
  handovers: HandoverProgress;
}

/** A departure in a list. */
export class CaseSummary {
  id: string;
  personId: string;
  scenario: string;
  /** open, cut, closed or cancelled */
  status: string;
  lastDay: string;
  timeZone: string;
  /** Whose public holidays are no business days; null counts weekends only. */
  country: string | null;
  openedAt: string;
  /** End of the last day where the person is: when access ends by itself. */
  cutDueAt: string;
  cutAt: string | null;
  /** second_person where the cut was asked for and waits for somebody else; for HR, admins and auditors. */
  cutWaitsFor: string | null;
  closedAt: string | null;
  cancelledAt: string | null;
  /** Of an absence: the day on which the person is expected back, and on which they came. */
  returnsOn: string | null;
  returnedOn: string | null;
  /** Of an outside organisation that leaves as a whole: see `/agency-departures/:id`. */
  agencyDepartureId: string | null;
  /** Day on which the slowest transfer had to start. */
  latestSafeStart: string | null;
  /** That day was over when the case was opened. */
  atRisk: boolean;
  version: number;
}

/** A departure with everything HR follows. */
export class CaseView extends CaseSummary {
  /** For HR, admins and auditors only. */
  reason: string | null;
  openedBy: string;
  /** Of a return: the newest case of the period before. For HR, admins and auditors. */
  previousCaseId: string | null;
  cutBy: string | null;
  /** Who asked for a cut that a second person carries out. */
  cutAskedBy: string | null;
  closedBy: string | null;
  /** Base64 SHA-256 of the list frozen at the opening. */
  frozenHash: string;
  /** For HR, admins and auditors; empty for everybody else. */
  openConditions: OpenConditionView[];
  /** For HR, admins and auditors; empty for everybody else. */
  warnings: CaseWarningView[];
  progress: CaseProgress;
  /** Acts of the reader that the rules let through, by their names: `case.cut` … */
  can: string[];
  /** Of everybody and every account spoken of here. */
  names?: NamesView;
}

/** A suspended grant that did not go on, and why. */
export class StillSuspendedView {
  grantId: string;
  accountId: string;
  code: string;
  detail: string;
}

/** Somebody is back. */
export class ReturnView extends CaseView {
  /** Grants that go on, by the decision of the admin who acted. */
  resumed: number;
  /** What may not go on by itself; stays suspended. */
  stillSuspended: StillSuspendedView[];
}

/** A departure in the list, with how far it is. */
export class ListedCase extends CaseSummary {
  progress: CaseProgress;
}

export class CasePage {
  items: ListedCase[];
  nextCursor: string | null;
  total: number;
  /** Of everybody and every account spoken of here. */
  names?: NamesView;
}

export type CaseFacts = Pick<OffboardingCase, Exclude<keyof CaseSummary, 'atRisk'>>;

export function caseSummary(kase: CaseFacts): CaseSummary {
  const { id, personId, scenario, status, lastDay, timeZone, country, openedAt, cutDueAt, cutAt, cutWaitsFor } = kase;
  const { closedAt, cancelledAt, returnsOn, returnedOn, agencyDepartureId, latestSafeStart, version } = kase;
  const atRisk = latestSafeStart !== null && latestSafeStart < openedAt.slice(0, 10);
  return {
    ...{ id, personId, scenario, status, lastDay, timeZone, country, openedAt, cutDueAt, cutAt, cutWaitsFor },
    ...{ closedAt, cancelledAt, returnsOn, returnedOn, agencyDepartureId, latestSafeStart, atRisk, version },
  };
}

export const returnView = (kase: CaseView, { issued, refused }: Resumed): ReturnView => ({
  ...kase,
  resumed: issued.length,
  stillSuspended: refused.map(({ proposal, failure }) => ({
    grantId: proposal.continuesId,
    accountId: proposal.account.id,
    code: failure?.code ?? '',
    detail: failure?.detail ?? '',
  })),
});
