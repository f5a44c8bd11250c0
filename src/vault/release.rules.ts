import { isServing, mayRelease, type Held, type VaultAct } from '../access/standing.rules.js';
import type { Failure } from '../kernel/failure.js';
import { missingView } from '../policies/gate.view.js';
import { VaultFailures } from './vault.failures.js';

export type ReleaseAct = Extract<
  VaultAct,
  | 'credential.reveal'
  | 'credential.code'
  | 'credential.use_code'
  | 'credential.reveal_staged'
  | 'credential.code_staged'
>;

/** What is not in use yet waits for nobody's turn with the account. */
const AHEAD: readonly ReleaseAct[] = ['credential.reveal_staged', 'credential.code_staged'];

/** A live, proven right: `owner`, `backup_owner`, a level or a rotation task, and the row that gives it. */
export interface Right extends Held {
  /** `grant:<id>`, `seat:<id>`, `task:<id>` or `opening:<id>`. */
  subject: string;
}

export interface ReleaseFacts {
  act: ReleaseAct;
  session: { authentic: boolean; state: string; endedAt: string | null; expiresAt: string; freshUntil: string | null };
  person: { id: string; frozenAt: string | null; cutAt: string | null; roles: readonly string[] };
  account: { status: string; frozenAt: string | null; accessModel: string; visible: boolean };
  credential: { kind: string; retiredAt: string | null };
  rights: readonly Right[];
  /** Is the account used by one person at a time, and by whom now? */
  checkOut: { required: boolean; holder: { id: string; personId: string; since: string; until: string } | null };
}

const NO_RELEASE_ROLES = ['hr', 'auditor'];

/** Accounts in these states have nothing left to sign in to. */
export const isOver = (status: string): boolean => status === 'closed' || status === 'rejected';

/** May this value leave the vault now? In the order of security.md: who is here, what they hold, freezes, factor, role, state. */
export function refusalToRelease(facts: ReleaseFacts, now: string): Failure | null {
  const { act, session, person, account, credential, rights } = facts;
  if (!isSignedIn(facts, now)) return VaultFailures.SIGNED_OUT();
  if (rights.length === 0 && !account.visible) return VaultFailures.UNKNOWN();
  if (!rightFor(facts)) return refusalOfRights(facts);
  if (account.frozenAt !== null) return VaultFailures.ACCOUNT_FROZEN();
  if (person.frozenAt !== null) return VaultFailures.PERSON_FROZEN();
  if ((session.freshUntil ?? '') <= now) return VaultFailures.STALE_FACTOR();
  if (person.roles.some((role) => NO_RELEASE_ROLES.includes(role))) return VaultFailures.ROLE();
  if (isOver(account.status)) return VaultFailures.ACCOUNT_CLOSED();
  return credential.retiredAt === null ? refusalOfKind(act, credential.kind) : VaultFailures.RETIRED();
}

const isSignedIn = ({ session, person }: ReleaseFacts, now: string): boolean =>
  session.authentic &&
  session.state === 'full' &&
  session.endedAt === null &&
  session.expiresAt > now &&
  person.cutAt === null;

/**
 * The right a release relies on and its leaf names; null when none of them allows it now. An emergency waits for nobody's
 * turn: it is announced, reviewed and owed a rotation anyway.
 */
export function rightFor(facts: ReleaseFacts): Right | null {
  const serving = rightsFor(facts).filter(isServing);
  return serving.find(({ standing }) => hasTurn(facts) || standing === 'break_glass') ?? null;
}

const hasTurn = ({ act, checkOut, person }: ReleaseFacts): boolean =>
  !checkOut.required || AHEAD.includes(act) || checkOut.holder?.personId === person.id;

/** Only whoever holds a right on the account is told who has it checked out. */
function refusalOfRights(facts: ReleaseFacts): Failure {
  const rights = rightsFor(facts);
  const { holder } = facts.checkOut;
  if (rights.some(isServing))
    return VaultFailures.NOT_CHECKED_OUT({
      facts: { holder: holder && { personId: holder.personId, since: holder.since, until: holder.until } },
    });
  return refusalOfResting(rights, facts.person.id) ?? VaultFailures.LEVEL();
}

const rightsFor = ({ act, credential, account, rights }: ReleaseFacts): Right[] =>
  rights.filter((right) => mayRelease(act, credential.kind, account.accessModel, [right.standing]));

/** Says what brings a right back that allows the act and rests: an answer in the review, or what is missing and where to do it. */
export function refusalOfResting(resting: readonly Held[], personId: string): Failure | null {
  const overdue = resting.find((right) => right.unreviewedSince !== null);
  const gated = resting.find((right) => right.unreviewedSince === null && right.missing.length > 0);
  if (gated) {
    const missing = gated.missing.map((each) => missingView(each, personId));
    const errors = missing.map(({ what, text }) => ({ field: '', code: `vault.missing_${what}`, detail: text.en }));
    return VaultFailures.GATED({ errors, facts: { missing } });
  }
  return overdue ? VaultFailures.REVIEW_OVERDUE({ facts: { since: overdue.unreviewedSince } }) : null;
}

function refusalOfKind(act: ReleaseAct, kind: string): Failure | null {
  if ((act === 'credential.code' || act === 'credential.code_staged') && kind !== 'totp')
    return VaultFailures.NO_CODE();
  return act === 'credential.use_code' && kind !== 'recovery_codes' ? VaultFailures.NO_RECOVERY_CODES() : null;
}

/** What a leaf fixes of a credential's newest version. */
export interface FixedVersion {
  account: string;
  kind: string;
  version: number;
  envelope: string;
}

/** Does the row say what the log says? A swap or an older row put back differs in one of them. */
export function isAsLogged(row: FixedVersion, markBody: string | null): boolean {
  if (markBody === null) return false;
  const logged = (JSON.parse(markBody) as { details: Partial<FixedVersion> }).details;
  return (
    logged.version === row.version &&
    logged.envelope === row.envelope &&
    logged.account === row.account &&
    logged.kind === row.kind
  );
}
