import { AccountReferenceView } from './account.view.js';

export class PlatformChoiceView {
  id: string;
  name: string;
}

/** An account that is registered under a recognised name already. */
export class KnownAccountView extends AccountReferenceView {
  status: string;
}

/** What a pasted address says. */
export class RecognisedView {
  platform: PlatformChoiceView;
  handle: string;
  /** In the platform's own spelling; null where it has none. */
  profileUrl: string | null;
  /** The platform's permanent id, where the address shows one. */
  platformUid: string | null;
  /** Other platforms the same address can mean. */
  alsoPossible: PlatformChoiceView[];
  /** Registered under this name, as far as the reader sees them; closed ones too. */
  known: KnownAccountView[];
}

export class FieldChangeView {
  /** As the account names it: `brand`, `registrationEmail` … */
  field: string;
  /** Null where it was or is empty; people by name. */
  before: string | null;
  after: string | null;
}

export class AccountChangeView {
  number: number;
  at: string;
  /** Empty where the account was first written down. */
  changes: FieldChangeView[];
}

/** Newest first. */
export class AccountChangePage {
  items: AccountChangeView[];
  nextCursor: string | null;
  total: number;
}

export class ChannelView {
  /** `organisation`, `person` or `agency`. */
  belongsTo: string;
  label: string | null;
  ownerEntity: string | null;
  holderId: string | null;
  holder: string | null;
  status: string;
  verifiedOn: string | null;
}

/** Something with which whoever holds it gets into the account. */
export class RecoveryWayView {
  /** `registration_email`, `recovery_phone` or `second_factor`. */
  use: string;
  /** The address, the number, or the kind of second factor. */
  value: string;
  /** Whose it is, as written down; null while nobody wrote it down. */
  channel: ChannelView | null;
  /** Other accounts the reader sees that rely on it too. */
  others: number;
}

export class RecoveryWaysView {
  items: RecoveryWayView[];
}
