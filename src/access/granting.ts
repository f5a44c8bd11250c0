import type { Account } from '../accounts/account.entity.js';
import { sql } from '../database/sql.js';
import { day } from '../kernel/clock.js';
import { refusalOfEntitlement } from '../entitlement/entitled.js';
import type { Keyring } from '../keyring/keyring.js';
import type { Operation } from '../operation/operation.js';
import { scopeOf } from '../platforms/levels.js';
import type { Settings } from '../settings/settings.js';
import type { Grant } from './access.entity.js';
import { AccessFailures } from './access.failures.js';
import { peopleState } from './deciders.js';
import { grantDuring, provenGrants } from './grant.queries.js';
import { lastPossibleDay, refusalToGrant } from './grant.rules.js';
import { beginGrant, type Beginning } from './grant.writing.js';

/** What the organisation's settings say about every grant. */
export type GrantTerms = Pick<Settings, 'maxGrantDays'>;

export interface Granting {
  /** Held by the caller, so that its seats and its grants stand still. */
  account: Account;
  /** By what the actor decides; null when by nothing. */
  by: 'seat' | 'admin' | null;
  recipientId: string;
  level: string;
  nativeRole: string | null;
  until: string | null;
  /** First day; today when left out. */
  since?: string;
  /** routine when left out. */
  scope?: string | null;
  ticket?: string | null;
  /** The grant this one goes on from. */
  continuesId?: string | null;
  /** The settings. */
  terms: GrantTerms;
  /** Who asked: the recipient of a request, otherwise the one who decides. */
  requestedBy: string;
  reason: string | null;
}

/** One level for two scopes is two rights. */
const isSameRight = (held: Grant, wanted: Granting): boolean =>
  held.level === wanted.level && scopeOf(held.scope) === scopeOf(wanted.scope ?? null);

/** The one way in which access begins: every rule is asked again here, under locks, whoever proposes it. */
export async function grantAccess(op: Operation, keyring: Keyring, granting: Granting): Promise<Grant> {
  const { account, recipientId, until } = granting;
  const today = day(op.now);
  const since = granting.since ?? today;
  const people = await peopleState(op.db, [op.actor.id, recipientId], { hold: true });
  const [actor, recipient] = [people.get(op.actor.id), people.get(recipientId)];
  if (!actor || !recipient) throw AccessFailures.NOT_OWNER();
  const related = await provenGrants(
    op.db,
    keyring,
    sql`g.account_id = ${account.id} and ((g.person_id = ${recipientId} and ${grantDuring('g', since, until)})
        or (g.person_id = ${actor.id} and g.approved_by = ${recipientId} and ${grantDuring('g', today, null)}))`,
  );
  const wanted = {
    accountStatus: account.status,
    decider: granting.by ? { person: actor, by: granting.by } : null,
    recipient,
    since,
    until,
    lastPossibleDay: lastPossibleDay(account.criticality, granting.terms.maxGrantDays, today),
    holdsAlready: related.some((grant) => grant.personId === recipientId && isSameRight(grant, granting)),
    approvedByRecipient: related.some((grant) => grant.personId === actor.id && grant.approvedBy === recipientId),
  };
  op.refuse(refusalToGrant(wanted, op.now));
  const { level } = granting;
  const entitled = { account, person: recipient, level, scope: scopeOf(granting.scope ?? null) };
  op.refuse(await refusalOfEntitlement(op.db, keyring, entitled, { hold: true }));
  const grant = await beginGrant(op, keyring, beginningOf(granting, { since, approvedBy: actor.id }));
  op.announce('grant.issued', { grantId: grant.id, accountId: account.id, personId: recipientId, level });
  return grant;
}

function beginningOf(granting: Granting, decided: { since: string; approvedBy: string }): Beginning {
  const { account, recipientId, level, nativeRole, until, requestedBy, reason } = granting;
  const { scope = null, ticket = null, continuesId = null } = granting;
  const what = { accountId: account.id, personId: recipientId, level, nativeRole, reason, until };
  return { ...what, requestedBy, scope, ticket, continuesId, ...decided };
}
