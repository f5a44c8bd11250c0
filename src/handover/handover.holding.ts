import { lockAccount } from '../accounts/account.queries.js';
import type { Keyring } from '../keyring/keyring.js';
import { newestMark } from '../ledger/ledger.queries.js';
import type { Operation } from '../operation/operation.js';
import { isColleague } from './agency.queries.js';
import { heldCase, isOver, isStaff } from './case.queries.js';
import { Handover, type OffboardingCase } from './handover.entity.js';
import { HandoverFailures } from './handover.failures.js';
import { handoverMark, isProvenHandover } from './handover.mac.js';
import type { RunbookShelf } from './runbook.service.js';
import { ownersOf, type Owners } from './successor.queries.js';

export interface HeldHandover {
  handover: Handover;
  kase: OffboardingCase;
  owners: Owners;
}

/**
 * Case, account and handover, held in this order; what the actor may not know is not there. Throws
 * `handover.unknown_handover`, `handover.case_over`.
 */
export async function holdHandover(
  op: Operation,
  keyring: Keyring,
  shelf: RunbookShelf,
  id: string,
): Promise<HeldHandover> {
  const known = await op.db.findOneBy(Handover, { id });
  if (!known) throw HandoverFailures.UNKNOWN_HANDOVER();
  op.about(`handover:${id}`, `case:${known.caseId}`, `account:${known.accountId}`);
  const kase = await heldCase(op.db, known.caseId);
  shelf.withholdReason(op, kase.scenario);
  await lockAccount(op.db, known.accountId);
  const held = await lookedAt(op, keyring, shelf, { id, kase });
  if (await isColleague(op.db, kase.id, op.actor.id)) throw HandoverFailures.OWN_CASE();
  if ((kase.status !== 'open' && kase.status !== 'cut') || (await isOver(op.db, kase.id)))
    throw HandoverFailures.CASE_OVER();
  return held;
}

/** The same without holding anything, for answers. */
export async function seenHandover(
  op: Operation,
  keyring: Keyring,
  shelf: RunbookShelf,
  kase: OffboardingCase,
  id: string,
): Promise<HeldHandover> {
  return lookedAt(op, keyring, shelf, { id, kase });
}

async function lookedAt(
  op: Operation,
  keyring: Keyring,
  shelf: RunbookShelf,
  { id, kase }: { id: string; kase: OffboardingCase },
): Promise<HeldHandover> {
  const handover = await op.db.findOneBy(Handover, { id });
  const newest = await newestMark(op.db, handoverMark(id));
  if (!handover || !isProvenHandover(keyring, handover, newest)) throw HandoverFailures.UNKNOWN_HANDOVER();
  const none = { ownerId: null, backupId: null };
  const owners = (await ownersOf(op.db, keyring, [handover.accountId])).get(handover.accountId) ?? none;
  const concerned = [handover.successorId, owners.ownerId, owners.backupId, kase.personId];
  if (shelf.isHiddenFrom(kase, op.actor.id) || !(isStaff(op) || concerned.includes(op.actor.id)))
    throw HandoverFailures.UNKNOWN_HANDOVER();
  return { handover, kase, owners };
}
