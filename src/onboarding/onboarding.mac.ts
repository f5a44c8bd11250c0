import type { Keyring } from '../keyring/keyring.js';
import type { AccountDecision, AccountRequest, SetUpEntry } from './onboarding.entity.js';

type Request = Omit<AccountRequest, 'mac'>;
type Decision = Omit<AccountDecision, 'mac'>;
type Entry = Omit<SetUpEntry, 'mac'>;

const ofRequest = (r: Request) =>
  [
    ...[r.id, r.accountId, r.requesterId, r.state, r.reason, r.displayName, r.purpose, r.audience, r.brand, r.brandKey],
    ...[r.ownerEntity, r.ownerId, r.backupOwnerId, r.criticality, r.accessModel, r.registrationEmail, r.recoveryPhone],
    ...[r.links, r.revision, r.expiresAt, r.version],
  ] as const;

const ofDecision = (d: Decision) =>
  [d.id, d.requestId, d.personId, d.capacity, d.verdict, d.revision, d.reason, d.at] as const;

const ofEntry = (e: Entry) =>
  [
    ...[e.id, e.accountId, e.gate, e.kind, e.byId, e.capacity, e.at, e.evidenceKind, e.evidence, e.reason, e.reviewOn],
    ...[e.verifiedBy, e.verifiedAt, e.version],
  ] as const;

/** What is asked decides how many must say yes, and who may not: a row changed by hand is decided by nobody. */
export const requestMac = (keyring: Keyring, row: Request): string => keyring.mac('account_request', ofRequest(row));
export const isAuthenticRequest = (keyring: Keyring, row: AccountRequest): boolean =>
  keyring.macMatches('account_request', ofRequest(row), row.mac);

/** A decision written by hand counts as absent. */
export const decisionMac = (keyring: Keyring, row: Decision): string =>
  keyring.mac('account_decision', ofDecision(row));
export const isAuthenticDecision = (keyring: Keyring, row: AccountDecision): boolean =>
  keyring.macMatches('account_decision', ofDecision(row), row.mac);

/** A gate vouched for or waived by hand stays open. */
export const entryMac = (keyring: Keyring, row: Entry): string => keyring.mac('set_up_entry', ofEntry(row));
export const isAuthenticEntry = (keyring: Keyring, row: SetUpEntry): boolean =>
  keyring.macMatches('set_up_entry', ofEntry(row), row.mac);
