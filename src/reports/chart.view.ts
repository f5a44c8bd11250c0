export class CoveredView {
  /** How many do. */
  counted: number;
  /** Of how many this is asked. */
  of: number;
}

/** How well the accounts of one platform or brand are kept. */
export class CoverageView {
  /** Id of the platform or name of the brand; null for accounts of no brand. */
  name: string | null;
  accounts: number;
  /** Of those whose second factor is their own. */
  secondFactorInVault: CoveredView;
  /** An owner and a backup owner who are both here. */
  twoOwners: CoveredView;
  /** Registered on an address and a phone of the organisation. */
  organisationHeld: CoveredView;
}

/** Secrets in use of one age. */
export class SecretAgeView {
  /** days_90, days_180, days_365 (set within that time, and in none before) or older */
  band: string;
  /** password, totp, recovery_codes, api_token or note */
  kind: string;
  total: number;
}

/** A departure that is closed: how long access outlived the last day. */
export class ClosedDepartureView {
  caseId: string;
  personId: string;
  person: string;
  lastDay: string;
  closedAt: string;
  /** Hours from the end of the last day, where they were, until nothing was left; 0 where it was over before. */
  hours: number;
  /** Something of theirs still lives: the hours run on. */
  open: boolean;
}

/** What is rather looked at than read. */
export class ChartsView {
  asOf: string;
  byPlatform: CoverageView[];
  byBrand: CoverageView[];
  /** Null for readers who see nothing of the vault. */
  secretAges: SecretAgeView[] | null;
  /** People who left within the year, the newest last day last. */
  departures: ClosedDepartureView[];
}
