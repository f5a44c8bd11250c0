import { NamesView } from './names.view.js';

export class AgencyPersonView {
  personId: string;
  fullName: string;
  caseId: string;
  /** open, cut, closed or cancelled */
  status: string;
  seats: number;
  grants: number;
  /** Live grants on tools: what was connected there through them must be connected again. */
  toolConnections: number;
  /** Own profiles on platforms they told us of. */
  nativeIdentities: number;
}

/** An account that hangs on the organisation. */
export class AgencyAssetView {
  accountId: string;
  platform: string;
  handle: string;
  ownerEntity: string | null;
  /** Days the platform makes a new primary owner wait; 0 where the account is ours. */
  leadDays: number;
  /** Day from which somebody of ours may become primary owner; null where no day runs. */
  removableFrom: string | null;
}

export class AgencyCounts {
  people: number;
  seats: number;
  grants: number;
  toolConnections: number;
  nativeIdentities: number;
  assets: number;
}

export class AgencyProgress {
  total: number;
  cut: number;
  closed: number;
}

export class AgencyDepartureView {
  id: string;
  organisationId: string;
  organisation: string;
  scenario: string;
  /** open, cut or closed */
  status: string;
  lastDay: string;
  openedBy: string;
  openedAt: string;
  cutAt: string | null;
  closedAt: string | null;
  people: AgencyPersonView[];
  assets: AgencyAssetView[];
  counts: AgencyCounts;
  progress: AgencyProgress;
  /** Acts of the reader that the rules let through: `agency.cut` … */
  can: string[];
  version: number;
  /** Of everybody and every account spoken of here. */
  names?: NamesView;
}

/** The departure of an organisation in a list. */
export class AgencyDepartureSummary {
  id: string;
  organisationId: string;
  organisation: string;
  /** open, cut or closed */
  status: string;
  lastDay: string;
  openedAt: string;
  closedAt: string | null;
  progress: AgencyProgress;
}

export class AgencyDeparturePage {
  items: AgencyDepartureSummary[];
  nextCursor: string | null;
  total: number;
}

export interface DepartureRow {
  id: string;
  organisationId: string;
  organisation: string;
  lastDay: string;
  openedAt: string;
  closedAt: string | null;
  total: number | string;
  open: number | string;
  closed: number | string;
}

export function departureSummary({ total, open, closed, ...row }: DepartureRow): AgencyDepartureSummary {
  const progress = { total: Number(total), cut: Number(total) - Number(open ?? 0), closed: Number(closed ?? 0) };
  const status = row.closedAt !== null ? 'closed' : Number(open ?? 0) === 0 ? 'cut' : 'open';
  return { ...row, status, progress };
}
