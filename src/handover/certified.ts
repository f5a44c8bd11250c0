import type { InLanguages } from '../kernel/language.js';

/** What a certificate states. Ids of people, accounts, tasks and secrets; instants in UTC; no address of anybody. */
export interface Certificate {
  type: 'releve/handover-certificate/v1';
  organisation: string;
  caseId: string;
  person: Named;
  scenario: string;
  scenarioName: InLanguages | null;
  /** `openedAt` is the trigger, `cutDueAt` the end of the last day where the person is. */
  times: {
    openedAt: string;
    lastDay: string;
    timeZone: string;
    cutDueAt: string;
    cutAt: string | null;
    closedAt: string;
  };
  openedBy: string;
  cutBy: string | null;
  closedBy: Named;
  frozenListSha256: string;
  accounts: CertifiedTransfer[];
  rotations: CertifiedRotation[];
  evidence: CertifiedEvidence[];
  exceptions: CertifiedException[];
  followUps: { taskId: string; code: string; accountId: string | null; dueAt: string }[];
  /** Of a move inside the house: what the new manager kept and why, and what ended. */
  move?: CertifiedMove;
  /** Titles of the steps named above, as the runbook had them at the close. */
  steps: Record<string, InLanguages>;
  /** Names of the people named above by id, as they were at the close. */
  names: Record<string, string>;
}

export interface Named {
  id: string;
  name: string;
}

export interface CertifiedTransfer {
  handoverId: string;
  accountId: string;
  platform: string;
  handle: string;
  seats: string[];
  holds: string[];
  successor: Named | null;
  namedBy: string | null;
  namedAt: string | null;
  acceptedAt: string | null;
}

export interface CertifiedRotation {
  credentialId: string;
  accountId: string;
  kind: string;
  lastSeenVersion: number;
  currentVersion: number;
  /** Of the value in use. */
  storedAt: string;
  versions: { version: number; storedAt: string; storedBy: string }[];
}

export interface CertifiedException {
  taskId: string;
  code: string;
  accountId: string | null;
  reason: string | null;
  reviewOn: string | null;
  /** Who left it out and who signed below. */
  acceptedBy: (string | null)[];
  signedAt: string | null;
  /** Conditions of the close that it lets stand. */
  lifts: { code: string; subject: string }[];
}

export interface CertifiedMove {
  kept: {
    grantId: string;
    accountId: string;
    level: string;
    reason: string;
    until: string | null;
    decidedBy: string;
    decidedAt: string;
  }[];
  ended: { grantId: string; accountId: string; level: string; endedOn: string | null }[];
}

/** What was given as evidence, by its hash; never what it says. */
export interface CertifiedEvidence {
  taskId: string;
  code: string;
  accountId: string | null;
  kind: string;
  sha256: string;
  addedBy: string;
  addedAt: string;
  verifiedBy: string | null;
  verifiedAt: string | null;
}
