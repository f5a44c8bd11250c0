import { ApiProperty } from '@nestjs/swagger';
import { AccountReferenceView } from '../accounts/account.view.js';
import { NamedAccountView } from '../accounts/named.view.js';
import { NAMES } from '../people/names.dto.js';

export class ExposedPerson {
  personId: string;
  /** When they last saw it. */
  at: string;
}

export class RotationView {
  credentialId: string;
  accountId: string;
  kind: string;
  /** Number of the version to be replaced. */
  version: number;
  exposedTo: ExposedPerson[];
  /** When it became owed or due. */
  since: string;
  /** Why: `exposure` (seen by somebody without a right to), `incident` (older than one that is open), `age`. */
  reasons: string[];
  /** Other accounts that the same login opens: they are changed with it. */
  sharedWith: string[];
  label: string;
  /** Who answers for the account: its owner seats. */
  ownerIds: string[];
  /** Actions the reader may try on the credential now. */
  can: string[];
}

export class RotationList {
  items: RotationView[];
  @ApiProperty(NAMES)
  people: Record<string, string>;
  /** What the account ids above stand for. */
  accounts: NamedAccountView[];
  nextCursor: string | null;
  total: number;
}

export class SeenVersionView {
  credentialId: string;
  accountId: string;
  /** How the account is called. */
  account: AccountReferenceView | null;
  kind: string;
  version: number;
  /** revealed, stored, imported or presumed. */
  how: string[];
  firstAt: string;
  lastAt: string;
  /** Still the version in use. */
  current: boolean;
  /** In use, and this person has no live right to see it. */
  owed: boolean;
  /** Not in use yet: it waits to be tried. */
  staged: boolean;
}

export class SeenVersionList {
  items: SeenVersionView[];
  nextCursor: string | null;
  total: number;
}
