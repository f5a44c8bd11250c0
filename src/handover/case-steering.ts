import type { Operation } from '../operation/operation.js';
import { isColleague } from './agency.queries.js';
import { heldCase } from './case.queries.js';
import { refusalToSteer } from './case.rules.js';
import type { OffboardingCase } from './handover.entity.js';
import { HandoverFailures } from './handover.failures.js';
import type { RunbookShelf } from './runbook.service.js';

/** The case, held until the transaction ends; there is none for a leaver who is not to know. Throws `handover.unknown_case`. */
export async function caseInSight(op: Operation, shelf: RunbookShelf, caseId: string): Promise<OffboardingCase> {
  op.about(`case:${caseId}`);
  const kase = await heldCase(op.db, caseId);
  shelf.withholdReason(op, kase.scenario);
  if (shelf.isHiddenFrom(kase, op.actor.id)) throw HandoverFailures.UNKNOWN_CASE();
  return kase;
}

/** Nobody steers their own departure, nor that of somebody they leave together with. Throws `own_case`, `case_over`. */
export async function refuseToSteer(op: Operation, kase: OffboardingCase): Promise<void> {
  op.refuse(refusalToSteer(kase, op.actor.id));
  if (await isColleague(op.db, kase.id, op.actor.id)) throw HandoverFailures.OWN_CASE();
}
