import type { Account } from '../accounts/account.entity.js';
import { list, rows, sql } from '../database/sql.js';
import { day, dayAfter } from '../kernel/clock.js';
import type { Failure } from '../kernel/failure.js';
import type { Keyring } from '../keyring/keyring.js';
import type { Operation } from '../operation/operation.js';
import type { Settings } from '../settings/settings.js';
import type { Grant } from './access.entity.js';
import { AccessFailures } from './access.failures.js';
import { answerTo, refusalOf as refusalOfAnswer, type RuleInForce } from '../entitlement/entitlement.rules.js';
import { rulesInForce } from '../entitlement/rulebook.queries.js';
import { scopeOf } from '../platforms/levels.js';
import { peopleState, type HeldPerson } from './deciders.js';
import { grantDuring, provenGrants } from './grant.queries.js';
import { lastPossibleDay, meets, OWED_DAYS, refusalToGrant } from './grant.rules.js';

/** What the organisation's settings say about every grant. */
export type GrantTerms = Pick<Settings, 'maxGrantDays'>;

/** Who decides, and by what; null when by nothing. */
export interface Decision {
  deciderId: string;
  by: 'seat' | 'delegate' | 'admin' | 'brand' | 'review' | null;
  /** The absent seat holder a delegate decides for. */
  forId?: string | null;
  terms: GrantTerms;
  /** False only looks: nothing is held, nothing may follow. */
  hold?: boolean;
}

/** A grant as it would begin. The account is held by the caller, so that its seats and its grants stand still. */
export interface Proposal {
  account: Account;
  recipientId: string;
  level: string;
  nativeRole: string | null;
  reason: string | null;
  /** Who asked: the recipient of a request, otherwise the one who decides. */
  requestedBy: string;
  since: string;
  until: string | null;
  scope: string | null;
  ticket: string | null;
  groupGrantId: string | null;
  continuesId: string | null;
}

export interface Weighed<P extends Proposal = Proposal> {
  proposal: P;
  /** Why it may not begin; null when it may. */
  failure: Failure | null;
}

/** People looked up by one statement. */
const AT_ONCE = 500;

/**
 * Asks every rule of every proposal of one decision, under locks, in a few statements whatever their number. Of two that
 * would give the same thing twice the second is refused.
 */
export async function weigh<P extends Proposal>(
  op: Operation,
  keyring: Keyring,
  decision: Decision,
  proposals: readonly P[],
): Promise<Weighed<P>[]> {
  const recipients = [...new Set(proposals.map((proposal) => proposal.recipientId))].sort();
  const weighed: Weighed<P>[] = [];
  for (let from = 0; from < recipients.length; from += AT_ONCE) {
    const some = new Set(recipients.slice(from, from + AT_ONCE));
    const theirs = proposals.filter((proposal) => some.has(proposal.recipientId));
    weighed.push(...(await weighSome(op, keyring, decision, theirs)));
  }
  return weighed;
}

async function weighSome<P extends Proposal>(
  op: Operation,
  keyring: Keyring,
  decision: Decision,
  proposals: readonly P[],
): Promise<Weighed<P>[]> {
  const today = day(op.now);
  const ids = [...new Set(proposals.map((proposal) => proposal.recipientId))];
  const { hold = true } = decision;
  const deciding = decidingSide(decision);
  const people = await peopleState(op.db, [...deciding, ...ids], { hold });
  const suspended = await suspendedPeople(op, ids);
  const rules = await rulesInForce(op.db, keyring, { hold });
  const open: Standing[] = await openGrants(op, keyring, proposals);
  const owing = await owedBy(op, keyring, deciding, proposals);
  return proposals.map((proposal) => {
    const [decider, behind] = deciding.map((id) => people.get(id));
    const known = { decider, behind, recipient: people.get(proposal.recipientId) };
    const facts = { suspended: suspended.has(proposal.recipientId), open, owing, rules, today };
    const failure = refusalOf(decision, proposal, known, facts, op.now);
    if (!failure)
      open.push({ ...proposal, accountId: proposal.account.id, personId: proposal.recipientId, endedOn: null });
    return { proposal, failure };
  });
}

/** The one who decides, and the seat holder in whose name. */
const decidingSide = ({ deciderId, forId = null }: Decision): string[] =>
  forId === null ? [deciderId] : [deciderId, forId];

type Standing = Pick<Grant, 'accountId' | 'personId' | 'level' | 'scope' | 'since' | 'until' | 'endedOn'>;

interface Facts {
  suspended: boolean;
  /** What recipients hold there, today or later. */
  open: readonly Standing[];
  /** What the deciding side holds or lately held there by the approval of a recipient. */
  owing: readonly Grant[];
  rules: readonly RuleInForce[];
  today: string;
}

/** One level for two scopes is two rights. */
const isSameRight = (held: Standing, { recipientId, level, scope }: Proposal): boolean =>
  held.personId === recipientId && held.level === level && scopeOf(held.scope) === scopeOf(scope);

function refusalOf(
  decision: Decision,
  proposal: Proposal,
  known: Record<'decider' | 'behind' | 'recipient', HeldPerson | undefined>,
  { suspended, open, owing, rules, today }: Facts,
  now: Date,
): Failure | null {
  const { decider, behind, recipient } = known;
  if (!decider || !recipient || (decision.forId && !behind)) return AccessFailures.NOT_OWNER();
  const here = open.filter((grant) => grant.accountId === proposal.account.id);
  const wanted = {
    accountStatus: proposal.account.status,
    decider: decision.by ? { person: decider, by: decision.by, behind: behind ?? null } : null,
    recipient,
    since: proposal.since,
    until: proposal.until,
    lastPossibleDay: lastPossibleDay(proposal.account.criticality, decision.terms.maxGrantDays, today),
    holdsAlready: here.some((grant) => isSameRight(grant, proposal) && meets(grant, proposal)),
    approvedByRecipient: owing.some(
      ({ accountId, approvedBy, approvedFor }) =>
        accountId === proposal.account.id && [approvedBy, approvedFor].includes(recipient.id),
    ),
    suspended,
  };
  const { account, level, scope } = proposal;
  const question = { account, person: recipient, level, scope: scopeOf(scope) };
  return refusalToGrant(wanted, now) ?? refusalOfAnswer(answerTo(rules, question));
}

/** What the recipients hold on these accounts, today or later. */
function openGrants(op: Operation, keyring: Keyring, proposals: readonly Proposal[]): Promise<Grant[]> {
  const accounts = [...new Set(proposals.map((proposal) => proposal.account.id))];
  const people = [...new Set(proposals.map((proposal) => proposal.recipientId))];
  return provenGrants(
    op.db,
    keyring,
    sql`g.account_id in ${list(accounts)} and g.person_id in ${list(people)} and ${grantDuring('g', day(op.now), null)}`,
  );
}

/** What the deciding side owes to recipients: a break of days, or somebody standing in, makes a ring no better. */
function owedBy(
  op: Operation,
  keyring: Keyring,
  deciding: readonly string[],
  proposals: readonly Proposal[],
): Promise<Grant[]> {
  const accounts = [...new Set(proposals.map((proposal) => proposal.account.id))];
  const recipients = list([...new Set(proposals.map((proposal) => proposal.recipientId))]);
  return provenGrants(
    op.db,
    keyring,
    sql`g.account_id in ${list(accounts)} and g.person_id in ${list(deciding)}
        and (g.approved_by in ${recipients} or g.approved_for in ${recipients})
        and ${grantDuring('g', dayAfter(day(op.now), -OWED_DAYS), null)}`,
  );
}

/** Those of these people whose access as a whole is suspended. */
export async function suspendedPeople({ db }: Pick<Operation, 'db'>, ids: readonly string[]): Promise<Set<string>> {
  const found = await rows<{ personId: string }>(
    db,
    sql`select person_id as "personId" from access_suspension where ended_at is null and person_id in ${list(ids)}`,
  );
  return new Set(found.map((row) => row.personId));
}
