import type { Account } from '../accounts/account.entity.js';
import { day } from '../kernel/clock.js';
import type { Keyring } from '../keyring/keyring.js';
import type { Operation } from '../operation/operation.js';
import type { Grant } from './access.entity.js';
import { lastPossibleDay } from './grant.rules.js';
import { openContinuations } from './grant.holding.js';
import { endGrants } from './grant.writing.js';
import { grantAccess } from './granting.js';
import type { GrantTerms } from './weighing.js';

/** Ends at once what a review took back, and what was decided to follow it; the caller holds the rows and has decided who may. */
export async function endReviewed(
  op: Operation,
  keyring: Keyring,
  grants: readonly Grant[],
  reason: string | null,
): Promise<void> {
  const today = day(op.now);
  const endedOn = (grant: Grant): string => grant.endedOn ?? today;
  const all = [...grants, ...(await openContinuations(op, keyring, grants))];
  await endGrants(op, keyring, all, { status: 'revoked', endedOn, reason });
  for (const { id: grantId, accountId, personId, level } of all)
    op.announce('grant.ended', { grantId, accountId, personId, level });
}

export interface Lowering {
  grant: Grant;
  account: Account;
  level: string;
  terms: GrantTerms;
  reason: string | null;
}

/** Puts a lower grant in the place of one under review, until the same day; every rule for new access is asked again. */
export async function lowerReviewed(op: Operation, keyring: Keyring, lowering: Lowering): Promise<Grant> {
  const { grant, account, level, terms, reason } = lowering;
  const last = lastPossibleDay(account.criticality, terms.maxGrantDays, day(op.now));
  await endReviewed(op, keyring, [grant], reason);
  return grantAccess(op, keyring, {
    account,
    by: 'review',
    recipientId: grant.personId,
    level,
    nativeRole: grant.nativeRole,
    until: last !== null && (grant.until === null || grant.until > last) ? last : grant.until,
    scope: grant.scope,
    ticket: grant.ticket,
    continuesId: grant.id,
    groupGrantId: grant.groupGrantId,
    terms,
    requestedBy: op.actor.id,
    reason,
  });
}
