import { NamesView } from './names.view.js';
import {
  AssignedTaskList,
  DelegationList,
  DeviceList,
  ExposureList,
  GroupHeldList,
  NativeRoleList,
  OpenReviewList,
  PaidPlanList,
  SecondFactorList,
  StandingRightList,
  StepList,
  SuccessionList,
  TokenList,
  ToolList,
  WaitingRequestList,
} from './preview-parts.view.js';

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

/** How much hangs on one person, if they left today. */
export class DepartureCounts {
  seats: number;
  grants: number;
  soleControl: number;
  soleSeat: number;
  /** Current versions seen, of accounts that are not closed. */
  exposures: number;
  secondFactors: number;
  /** Mailboxes, phones and factors that accounts rely on. */
  recoveryChannels: number;
  tools: number;
  tokens: number;
  nativeRoles: number;
  paidPlans: number;
  successorIn: number;
  tasks: number;
  /** Questions of reviews they have not answered. */
  reviews: number;
  /** Requests for access and for accounts that wait for them. */
  requests: number;
  breakGlassRights: number;
  delegations: number;
  groups: number;
  /** Longest delay of their platforms plus three, calendar days; 0 when no account is concerned. */
  daysNeeded: number;
  /** How many of those days are business days where they are. */
  businessDaysNeeded: number;
  /** Day on which the slowest transfer should have begun if they left today; null when no account is concerned. */
  latestSafeStart: string | null;
  /**
   * For ranking only: for each account they alone hold, once for each way (control, seat, second factor, recovery channel), 10, 5 or 2
   * by its criticality; 3 for a tool, token or plan; 1 for an exposure and for each duty that would fall to others.
   */
  score: number;
}

/** One person of the whole list. */
export class DepartureSummary extends DepartureCounts {
  personId: string;
  fullName: string;
  workEmail: string;
  department: string | null;
  lastDay: string | null;
  /** Their last day is over, or they were cut. */
  gone: boolean;
}

export class DepartureSummaryPage {
  items: DepartureSummary[];
  nextCursor: string | null;
  total: number;
}

/**
 * What would happen if this person left. Nothing secret, no labels of credentials: ids and counts are enough to plan. Of a
 * departure that is kept from the reader nothing is counted.
 */
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
  exposures: ExposureList;
  secondFactors: SecondFactorList;
  devices: DeviceList;
  tools: ToolList;
  tokens: TokenList;
  nativeRoles: NativeRoleList;
  paidPlans: PaidPlanList;
  successorIn: SuccessionList;
  tasks: AssignedTaskList;
  reviews: OpenReviewList;
  accessRequests: WaitingRequestList;
  accountRequests: WaitingRequestList;
  breakGlassRights: StandingRightList;
  delegations: DelegationList;
  groups: GroupHeldList;
  /** Latest safe start first, then the more critical account. */
  order: StepList;
  counts: DepartureCounts;
  /** Of everybody and every account spoken of here. */
  names?: NamesView;
}
