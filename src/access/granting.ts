import type { Account } from '../accounts/account.entity.js';
import { sql } from '../database/sql.js';
import { day } from '../kernel/clock.js';
import type { Keyring } from '../keyring/keyring.js';
import type { Operation } from '../operation/operation.js';
import type { Grant } from './access.entity.js';
import { AccessFailures } from './access.failures.js';
import { peopleState } from './deciders.js';
import { liveGrant, provenGrants } from './grant.queries.js';
import { refusalToGrant } from './grant.rules.js';
import { beginGrant } from './grant.writing.js';

export interface Granting {
  /** Held by the caller, so that its seats and its grants stand still. */
  account: Account;
  /** By what the actor decides; null when by nothing. */
  by: 'seat' | 'admin' | null;
  recipientId: string;
  level: string;
  nativeRole: string | null;
  until: string | null;
  /** Who asked: the recipient of a request, otherwise the one who decides. */
  requestedBy: string;
  reason: string | null;
}

/** The one way in which access begins: every rule is asked again here, under locks, whoever proposes it. */
export async function grantAccess(op: Operation, keyring: Keyring, granting: Granting): Promise<Grant> {
  const { account, recipientId } = granting;
  const people = await peopleState(op.db, [op.actor.id, recipientId], { hold: true });
  const [actor, recipient] = [people.get(op.actor.id), people.get(recipientId)];
  if (!actor || !recipient) throw AccessFailures.NOT_OWNER();
  const related = await provenGrants(
    op.db,
    keyring,
    sql`g.account_id = ${account.id} and ${liveGrant('g', day(op.now))}
        and (g.person_id = ${recipientId} or (g.person_id = ${actor.id} and g.approved_by = ${recipientId}))`,
  );
  const wanted = {
    accountStatus: account.status,
    decider: granting.by ? { person: actor, by: granting.by } : null,
    recipient,
    until: granting.until,
    holdsAlready: related.some((grant) => grant.personId === recipientId && grant.level === granting.level),
    approvedByRecipient: related.some((grant) => grant.personId === actor.id && grant.approvedBy === recipientId),
  };
  op.refuse(refusalToGrant(wanted, op.now));
  const { level, nativeRole, until, requestedBy, reason } = granting;
  const beginning = { accountId: account.id, personId: recipientId, level, nativeRole, until, requestedBy, reason };
  const grant = await beginGrant(op, keyring, { ...beginning, approvedBy: actor.id });
  op.announce('grant.issued', { grantId: grant.id, accountId: account.id, personId: recipientId, level });
  return grant;
}
