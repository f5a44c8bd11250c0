/** Lists below begin with what matters first and hold at most 200; `total` counts all. */

export class ExposureView {
  credentialId: string;
  accountId: string;
  /** password, totp, recovery_codes, api_token or note */
  kind: string;
  version: number;
  /** First seen. */
  since: string;
}

export class ExposureList {
  items: ExposureView[];
  total: number;
}

/** A token in use: what was made with an identity of theirs ends with it. */
export class TokenView {
  credentialId: string;
  accountId: string;
  version: number;
  /** They stored it themselves; else they only saw it. */
  stored: boolean;
  expiresOn: string | null;
}

export class TokenList {
  items: TokenView[];
  total: number;
}

export class SecondFactorView {
  accountId: string;
  method: string;
  /** The vault can make its codes too. */
  inVault: boolean;
  /** Number of theirs it rings on, where the register says so. */
  device: string | null;
  deviceLabel: string | null;
}

export class SecondFactorList {
  items: SecondFactorView[];
  total: number;
}

/** A mailbox, phone or key in their hands, relied on or not. */
export class DeviceView {
  /** mailbox, phone or security_key */
  kind: string;
  value: string;
  label: string | null;
  /** organisation, person or agency */
  belongsTo: string;
  status: string;
}

export class DeviceList {
  items: DeviceView[];
  total: number;
}

/** A tool or portfolio they could connect accounts in: every connection made with their identity must be made again. */
export class ToolView {
  accountId: string;
  platform: string;
  /** owner, backup_owner, full_control, publisher, registration_email, recovery_phone, second_factor, creator */
  through: string[];
  /** Accounts the register has under it; the first of them in `accountIds`. */
  connected: number;
  accountIds: string[];
}

export class ToolList {
  items: ToolView[];
  total: number;
}

export class NativeRoleView {
  accountId: string;
  role: string | null;
  /** The day the platform's list was taken. */
  capturedOn: string;
}

export class NativeRoleList {
  items: NativeRoleView[];
  total: number;
}

export class PaidPlanView {
  accountId: string;
  plan: string | null;
  /** The payer as the register writes it; it names them. */
  paidBy: string;
  renewsOn: string | null;
  /** Nobody else in the directory bears the name. */
  certain: boolean;
}

export class PaidPlanList {
  items: PaidPlanView[];
  total: number;
}

export class SuccessionView {
  handoverId: string;
  caseId: string;
  accountId: string;
  leaverId: string;
  acceptedAt: string | null;
}

export class SuccessionList {
  items: SuccessionView[];
  total: number;
}

export class AssignedTaskView {
  taskId: string;
  caseId: string;
  accountId: string | null;
  code: string;
  status: string;
  dueAt: string;
}

export class AssignedTaskList {
  items: AssignedTaskView[];
  total: number;
}

export class OpenReviewView {
  campaignId: string;
  name: string;
  /** Questions they have not answered. */
  open: number;
  dueOn: string;
}

/** `total` counts questions. */
export class OpenReviewList {
  items: OpenReviewView[];
  total: number;
}

export class WaitingRequestView {
  requestId: string;
  accountId: string;
  expiresAt: string;
}

export class WaitingRequestList {
  items: WaitingRequestView[];
  total: number;
}

export class StandingRightView {
  rightId: string;
  /** Null is every account. */
  accountId: string | null;
  until: string;
}

export class StandingRightList {
  items: StandingRightView[];
  total: number;
}

export class DelegationAroundView {
  delegationId: string;
  /** to: they decide for `personId`; from: `personId` decides for them. */
  direction: string;
  personId: string;
  from: string;
  until: string;
}

export class DelegationList {
  items: DelegationAroundView[];
  total: number;
}

export class GroupHeldView {
  groupId: string;
  name: string;
  /** Live grants they hold through it. */
  grants: number;
}

export class GroupHeldList {
  items: GroupHeldView[];
  total: number;
}

/** One account in the order in which to work. */
export class StepView {
  accountId: string;
  platform: string;
  /** high, medium or low */
  criticality: string;
  /** The platform's own delay, calendar days. */
  leadDays: number;
  /** Last day minus the delay minus three days. */
  latestSafeStart: string;
  /** That day is over. */
  late: boolean;
  /** Where the platform needs longer than there is: the leaver's login there must work until this day. */
  keepLoginUntil: string | null;
  /** sole_control, sole_seat, second_factor, registration_email, recovery_phone, tool, owner, backup_owner, exposure, access */
  reasons: string[];
}

export class StepList {
  items: StepView[];
  total: number;
}
