import type { Grant } from '../access/access.entity.js';
import { grantAccess } from '../access/granting.js';
import { endReviewed } from '../access/reviewed.js';
import type { GrantTerms } from '../access/weighing.js';
import type { Account } from '../accounts/account.entity.js';
import { iso } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import type { Keyring } from '../keyring/keyring.js';
import type { Operation } from '../operation/operation.js';
import type { OffboardingCase } from './handover.entity.js';
import { MoveDecision } from './move.entity.js';
import { moveMac, moveMark } from './move.queries.js';
import type { Kept } from './move.rules.js';

export const NOT_KEPT = 'Not kept in a move.';

/** Writes what was decided about one grant; a later word takes the place of the one before. */
export async function writeDecision(
  op: Operation,
  keyring: Keyring,
  kase: OffboardingCase,
  { grantId, reason, until = null, decision }: Omit<Kept, 'until'> & { until?: string | null; decision: string },
): Promise<void> {
  const before = await op.db.findOneBy(MoveDecision, { caseId: kase.id, grantId });
  const row = {
    ...{ id: before?.id ?? newId(), caseId: kase.id, grantId, decision, reason: reason.trim(), until },
    ...{ decidedBy: op.actor.id, decidedAt: iso(op.now), version: (before?.version ?? 0) + 1 },
  };
  await op.db.save(MoveDecision, { ...row, mac: moveMac(keyring, row) });
  op.record(
    [`grant:${grantId}`, `person:${kase.personId}`],
    { case: kase.id, grant: grantId, decision, until, version: row.version },
    { mark: moveMark(row.id) },
  );
}

/** What was given stays as it was given: a kept grant with an earlier end is a new one, under every rule for new access. */
export async function shorten(
  op: Operation,
  keyring: Keyring,
  { grant, account, until, reason }: { grant: Grant; account: Account; until: string; reason: string },
  terms: GrantTerms,
): Promise<void> {
  const { personId, level, nativeRole, scope, ticket, groupGrantId } = grant;
  await endReviewed(op, keyring, [grant], NOT_KEPT);
  const what = { account, recipientId: personId, level, nativeRole, scope, ticket, groupGrantId, until, terms };
  await grantAccess(op, keyring, { ...what, by: 'review', continuesId: grant.id, requestedBy: op.actor.id, reason });
}
