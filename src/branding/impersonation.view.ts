import { AccountReferenceView } from '../accounts/account.view.js';
import { nameAmong } from '../people/names.queries.js';
import type { Impersonation, ImpersonationOutcome, ImpersonationReport } from './branding.entity.js';

export class ImpersonationView {
  id: string;
  platform: string;
  handle: string;
  profileUrl: string | null;
  seenOn: string;
  accountId: string | null;
  /** The account it copies. */
  account: AccountReferenceView | null;
  brand: string | null;
  notes: string | null;
  /** proposed, open, still_up, pending, removed, renamed, blocked or not_impersonation. */
  state: string;
  createdBy: string;
  createdByName: string | null;
  createdAt: string;
  version: number;
}

export class ImpersonationPageView {
  items: ImpersonationView[];
  nextCursor: string | null;
  total: number;
}

export class ImpersonationReportView {
  reportedOn: string;
  reportNumber: string | null;
  channel: string | null;
  by: string;
  byName: string | null;
  at: string;
}

export class ImpersonationOutcomeView {
  outcome: string;
  on: string | null;
  reason: string;
  by: string;
  byName: string | null;
  at: string;
}

/** With what was done about it, oldest first. */
export class ImpersonationDetailView extends ImpersonationView {
  reports: ImpersonationReportView[];
  outcomes: ImpersonationOutcomeView[];
  /** Actions the reader may try on it. */
  can: string[];
}

/** Names of people and accounts beside their ids. */
export interface Called {
  people: ReadonlyMap<string, string>;
  accounts: ReadonlyMap<string, AccountReferenceView>;
}

export const impersonationView = (row: Impersonation, { people, accounts }: Called): ImpersonationView => ({
  id: row.id,
  platform: row.platform,
  handle: row.handle,
  profileUrl: row.profileUrl,
  seenOn: row.seenOn,
  accountId: row.accountId,
  account: row.accountId === null ? null : (accounts.get(row.accountId) ?? null),
  brand: row.brand,
  notes: row.notes,
  state: row.state,
  createdBy: row.createdBy,
  createdByName: nameAmong(people, row.createdBy),
  createdAt: row.createdAt,
  version: row.version,
});

export interface History {
  row: Impersonation;
  reports: readonly ImpersonationReport[];
  outcomes: readonly ImpersonationOutcome[];
  called: Called;
  can: string[];
}

export const impersonationDetailView = (history: History): ImpersonationDetailView => {
  const { row, reports, outcomes, called, can } = history;
  return {
    ...impersonationView(row, called),
    reports: reports.map(({ reportedOn, reportNumber, channel, reportedBy, createdAt }) => ({
      reportedOn,
      reportNumber,
      channel,
      by: reportedBy,
      byName: nameAmong(called.people, reportedBy),
      at: createdAt,
    })),
    outcomes: outcomes.map(({ outcome, happenedOn, reason, decidedBy, decidedAt }) => ({
      outcome,
      on: happenedOn,
      reason,
      by: decidedBy,
      byName: nameAmong(called.people, decidedBy),
      at: decidedAt,
    })),
    can,
  };
};
