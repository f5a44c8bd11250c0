import { WithheldView } from '../operation/withheld.view.js';
import type { CredentialRow } from './credential.queries.js';
import type { StagedVersion } from './staged.entity.js';
import { stagedView, StagedView } from './staged.view.js';

/** A credential as everybody may see it who may use one of the account's; there is no field for a value. */
export class CredentialView {
  id: string;
  accountId: string;
  kind: string;
  label: string;
  currentVersion: number;
  /** Days since the current value was set on the platform, as far as known. */
  ageDays: number;
  /** Unused recovery codes; null for other kinds. */
  codesLeft: number | null;
  /** Last day of an API token, `YYYY-MM-DD`. */
  expiresOn: string | null;
  createdAt: string;
  /** Another version that is stored and waits to be tried; null when there is none. */
  staged: StagedView | null;
  /** Actions the reader may try on it now. */
  can: string[];
  version: number;
}

/** An account, and where it is. */
export class LoginHolderView {
  accountId: string;
  platform: string;
  handle: string;
}

export class CredentialList {
  items: CredentialView[];
  /** The account that keeps the login this one is signed in to with; null where it keeps its own. Access is asked for there. */
  login: LoginHolderView | null;
  /** Actions the reader may try on the account's vault. */
  can: string[];
  /** What keeps the reader for now from what their access would let out of the vault; null while nothing does. */
  withheld: WithheldView | null;
  /** A release names a ticket here. */
  ticketNeeded: boolean;
  nextCursor: string | null;
  total: number;
}

export class GeneratedPassword {
  password: string;
}

const DAY_MS = 86_400_000;

export const codesLeft = ({ kind, codes, codesUsed }: CredentialRow): number | null =>
  kind === 'recovery_codes' ? codes - codesUsed : null;

export function credentialView(
  row: CredentialRow,
  now: Date,
  staged: StagedVersion | null,
  can: string[],
): CredentialView {
  return {
    id: row.id,
    accountId: row.accountId,
    kind: row.kind,
    label: row.label,
    currentVersion: row.currentVersion,
    ageDays: Math.max(0, Math.floor((now.getTime() - Date.parse(row.setAt)) / DAY_MS)),
    codesLeft: codesLeft(row),
    expiresOn: row.expiresOn,
    createdAt: row.createdAt,
    staged: staged && stagedView(staged),
    can,
    version: row.version,
  };
}
