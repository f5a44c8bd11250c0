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
  version: number;
}
