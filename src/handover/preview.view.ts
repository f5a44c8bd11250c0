/** A seat the person holds. */
export class HeldSeatView {
  accountId: string;
  /** owner, backup_owner, validator or spokesperson */
  seat: string;
}

/** A grant of the person that was not ended; `past` when its last day is over. */
export class HeldGrantView {
  grantId: string;
  accountId: string;
  level: string;
  since: string;
  past: boolean;
}

export class AccountRef {
  accountId: string;
}

/** A mailbox, phone or second factor of the person, and the accounts that rely on it. */
export class HeldChannelView {
  /** registration_email, recovery_phone or second_factor */
  kind: string;
  value: string;
  accountIds: string[];
}

/** A current version the person has seen: its rotation is owed once they have no access any more. */
export class OwedByLeaving {
  credentialId: string;
  accountId: string;
  version: number;
  /** First seen. */
  since: string;
}

/** The platform's own delay for an account. */
export class LeadTime {
  accountId: string;
  platform: string;
  /** Calendar days. */
  leadDays: number;
}

/** What would happen if this person left. Nothing secret, no labels: ids and counts are enough to plan. */
export class DeparturePreview {
  personId: string;
  /** The last day this is computed for: the person's own, else today where they are. */
  lastDay: string;
  seats: HeldSeatView[];
  grants: HeldGrantView[];
  /** Nobody else holds a live full_control grant. */
  soleControl: AccountRef[];
  /** No other active person sits as owner or backup owner. */
  soleSeat: AccountRef[];
  owedRotations: OwedByLeaving[];
  recoveryChannels: HeldChannelView[];
  leadTimes: LeadTime[];
  /** Day on which the slowest transfer must start; null when no account is concerned. */
  latestSafeStart: string | null;
}
