import type { EntityManager } from 'typeorm';
import { forUpdate, list, one, rows, sql } from '../database/sql.js';
import { newId } from '../kernel/ids.js';
import { day } from '../kernel/clock.js';
import type { Operation } from '../operation/operation.js';
import { holds } from '../operation/actor.js';
import { currentPeriod } from '../people/employment.js';
import { EmploymentPeriod, type Person } from '../people/person.entity.js';
import { OffboardingCase } from './handover.entity.js';
import { HandoverFailures } from './handover.failures.js';
import type { RunbookShelf } from './runbook.service.js';

/** The case, held against every other act on it until the transaction ends. Throws `handover.unknown_case`. */
export async function heldCase(db: EntityManager, id: string): Promise<OffboardingCase> {
  await one(db, sql`select id from offboarding_case where id = ${id}${forUpdate(db)}`);
  const kase = await db.findOneBy(OffboardingCase, { id });
  if (!kase) throw HandoverFailures.UNKNOWN_CASE();
  return kase;
}

/** As the log has it: a case that was never opened through the door, or was closed or cancelled, gives nobody anything. */
export async function isOver(db: EntityManager, caseId: string): Promise<boolean> {
  const found = await rows<{ action: string }>(
    db,
    sql`select l.action from ledger_subject s join ledger_leaf l on l.position = s.position
        where s.subject = ${`case:${caseId}`} and l.outcome = ${'done'} and l.action in ${list(['case.open', 'case.close', 'case.cancel'])}`,
  );
  return found.length !== 1 || found[0]?.action !== 'case.open';
}

/**
 * The case as the actor may know it: HR, admins and auditors every case but a hidden one of their own; everybody else
 * those in which something was given to them to do. Throws `handover.unknown_case`, the same for what is not there.
 */
export async function visibleCase(op: Operation, shelf: RunbookShelf, id: string): Promise<OffboardingCase> {
  const kase = await op.db.findOneBy(OffboardingCase, { id });
  if (!kase || !(await maySee(op, shelf, kase))) throw HandoverFailures.UNKNOWN_CASE();
  return kase;
}

export const isStaff = (op: Operation): boolean => holds(op.actor, 'admin', 'hr', 'auditor', 'machine', 'system');

async function maySee(op: Operation, shelf: RunbookShelf, kase: OffboardingCase): Promise<boolean> {
  if (shelf.isHiddenFrom(kase, op.actor.id)) return false;
  return isStaff(op) || (await hasPart(op.db, kase.id, op.actor.id, shelf.hiddenScenarios));
}

/** Is there something in this case for this person to do: a handover, a task of an account they keep, or one of their own? */
export async function hasPart(
  db: EntityManager,
  caseId: string,
  personId: string,
  hidden: readonly string[],
): Promise<boolean> {
  return (
    (await one(db, sql`select id from offboarding_case k where k.id = ${caseId} and ${partOf(personId, hidden)}`)) !==
    null
  );
}

/** Condition over `k`: the person is a successor, keeps an account of the case, manages the leaver, or leaves knowingly. */
export const partOf = (personId: string, hidden: readonly string[]) => sql`(
  exists (select 1 from handover h where h.case_id = k.id and h.successor_id = ${personId})
  or exists (select 1 from task t join seat s on s.account_id = t.account_id and s.ended_at is null
    and s.seat in ${list(['owner', 'backup_owner'])} where t.case_id = k.id and s.person_id = ${personId} and k.person_id <> ${personId})
  or exists (select 1 from person p where p.id = k.person_id and p.manager_id = ${personId})
  or (k.person_id = ${personId} and k.scenario not in ${list(hidden)}))`;

export const openCaseOf = (db: EntityManager, personId: string, periodId: string): Promise<{ id: string } | null> =>
  one(
    db,
    sql`select id from offboarding_case where person_id = ${personId} and period_id = ${periodId} and status in ('open', 'cut')`,
  );

/** Departures of this person that they know of and that are not over. */
export const knownCasesOf = (
  db: EntityManager,
  personId: string,
  hidden: readonly string[],
): Promise<{ id: string }[]> =>
  rows(
    db,
    sql`select id from offboarding_case where person_id = ${personId} and status in ('open', 'cut') and scenario not in ${list(hidden)}`,
  );

/** The period that ends: the newest. Somebody the directory knows no period of gets the one they are in. */
export async function periodOf(db: EntityManager, person: Person, now: Date): Promise<EmploymentPeriod> {
  const newest = await currentPeriod(db, person.id);
  if (newest) return newest;
  const period = {
    id: newId(),
    personId: person.id,
    startDate: person.startDate ?? day(now),
    lastDay: person.lastDay,
    endedAt: null,
  };
  await db.insert(EmploymentPeriod, period);
  return period;
}
