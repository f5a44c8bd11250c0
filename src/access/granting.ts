import type { Account } from '../accounts/account.entity.js';
import { day } from '../kernel/clock.js';
import type { Keyring } from '../keyring/keyring.js';
import type { Operation } from '../operation/operation.js';
import type { Grant } from './access.entity.js';
import { beginGrants } from './grant.writing.js';
import { viaGroups, type ViaGroup } from './group-grant.queries.js';
import { weigh, type Decision, type GrantTerms, type Proposal, type Weighed } from './weighing.js';

export interface Granting {
  /** Held by the caller, so that its seats and its grants stand still. */
  account: Account;
  /** By what the actor decides, `review` where one lowers a grant; null when by nothing. */
  by: 'seat' | 'delegate' | 'admin' | 'brand' | 'review' | null;
  /** The absent seat holder a delegate decides for. */
  forId?: string | null;
  recipientId: string;
  level: string;
  nativeRole: string | null;
  until: string | null;
  /** First day; today when left out. */
  since?: string;
  /** routine when left out. */
  scope?: string | null;
  ticket?: string | null;
  /** The grant this one goes on from, and the grant to a group both follow from. */
  continuesId?: string | null;
  groupGrantId?: string | null;
  /** The settings. */
  terms: GrantTerms;
  /** Who asked: the recipient of a request, otherwise the one who decides. */
  requestedBy: string;
  reason: string | null;
}

/** Gives one person access by the actor's decision; throws the refusal. */
export async function grantAccess(op: Operation, keyring: Keyring, granting: Granting): Promise<Grant> {
  const { by, forId = null, terms, ...rest } = granting;
  const plain = { scope: null, ticket: null, groupGrantId: null, continuesId: null, since: day(op.now) };
  const decision = { deciderId: op.actor.id, by, forId, terms };
  const { issued, refused } = await grantMany(op, keyring, decision, [{ ...plain, ...rest }]);
  op.refuse(refused[0]?.failure ?? null);
  return issued[0] as Grant;
}

export interface Granted<P extends Proposal> {
  issued: Grant[];
  /** Those that may not begin, each with its reason; nothing is thrown. */
  refused: Weighed<P>[];
}

/** The one way in which access begins: every rule is asked here, under locks, whoever proposes it. */
export async function grantMany<P extends Proposal>(
  op: Operation,
  keyring: Keyring,
  decision: Decision,
  proposals: readonly P[],
): Promise<Granted<P>> {
  const weighed = await weigh(op, keyring, decision, proposals);
  const via = await viaGroups(
    op.db,
    proposals.map((proposal) => proposal.groupGrantId),
  );
  const beginnings = weighed
    .filter(({ failure }) => failure === null)
    .map(({ proposal: { account, recipientId, ...rest } }) => ({
      ...rest,
      // Files have no column for a group: the reason names it.
      reason: named(via.get(rest.groupGrantId ?? ''), rest.reason),
      accountId: account.id,
      personId: recipientId,
      approvedBy: decision.deciderId,
      approvedFor: decision.forId ?? null,
    }));
  const issued = await beginGrants(op, keyring, beginnings);
  for (const { id, accountId, personId, level } of issued)
    op.announce('grant.issued', { grantId: id, accountId, personId, level });
  return { issued, refused: weighed.filter(({ failure }) => failure !== null) };
}

const named = (group: ViaGroup | undefined, reason: string | null): string | null =>
  group ? `${group.name}: ${reason ?? ''}` : reason;
