import type { Impersonation, ImpersonationOutcome, ImpersonationReport } from './branding.entity.js';

export class ImpersonationView {
  id: string;
  platform: string;
  handle: string;
  profileUrl: string | null;
  seenOn: string;
  accountId: string | null;
  brand: string | null;
  notes: string | null;
  /** proposed, open, still_up, pending, removed, renamed, blocked or not_impersonation. */
  state: string;
  createdBy: string;
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
  at: string;
}

export class ImpersonationOutcomeView {
  outcome: string;
  on: string | null;
  reason: string;
  by: string;
  at: string;
}

/** With what was done about it, oldest first. */
export class ImpersonationDetailView extends ImpersonationView {
  reports: ImpersonationReportView[];
  outcomes: ImpersonationOutcomeView[];
}

export const impersonationView = (row: Impersonation): ImpersonationView => ({
  id: row.id,
  platform: row.platform,
  handle: row.handle,
  profileUrl: row.profileUrl,
  seenOn: row.seenOn,
  accountId: row.accountId,
  brand: row.brand,
  notes: row.notes,
  state: row.state,
  createdBy: row.createdBy,
  createdAt: row.createdAt,
  version: row.version,
});

export interface History {
  row: Impersonation;
  reports: readonly ImpersonationReport[];
  outcomes: readonly ImpersonationOutcome[];
}

export const impersonationDetailView = ({ row, reports, outcomes }: History): ImpersonationDetailView => ({
  ...impersonationView(row),
  reports: reports.map(({ reportedOn, reportNumber, channel, reportedBy, createdAt }) => ({
    reportedOn,
    reportNumber,
    channel,
    by: reportedBy,
    at: createdAt,
  })),
  outcomes: outcomes.map(({ outcome, happenedOn, reason, decidedBy, decidedAt }) => ({
    outcome,
    on: happenedOn,
    reason,
    by: decidedBy,
    at: decidedAt,
  })),
});
