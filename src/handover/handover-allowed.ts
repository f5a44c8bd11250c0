import { list, rows, sql } from '../database/sql.js';
import { day, iso } from '../kernel/clock.js';
import type { Keyring } from '../keyring/keyring.js';
import type { ActionName } from '../operation/actions.js';
import { holds } from '../operation/actor.js';
import type { Operation } from '../operation/operation.js';
import { isColleague } from './agency.queries.js';
import { allowedOnHandover } from './allowed.rules.js';
import { gateConditions } from './conditions.rules.js';
import type { Handover, OffboardingCase } from './handover.entity.js';
import { ownersBeside } from './naming.service.js';
import type { RunbookShelf } from './runbook.service.js';
import { candidatesOf, ownersOf, type Owners } from './successor.queries.js';
import { isStaying } from './successor.rules.js';
import { allTasks } from './task.queries.js';

export interface AllowedHandover {
  can: ActionName[];
  /** Steps of the account that hold its end up. */
  openGates: number;
}

/** What the reader may do with each transfer of a page, by the rules that will decide it. */
export async function allowedOnHandovers(
  op: Operation,
  { keyring, shelf }: { keyring: Keyring; shelf: RunbookShelf },
  kase: OffboardingCase,
  handovers: readonly Handover[],
): Promise<Map<string, AllowedHandover>> {
  const accountIds = handovers.map(({ accountId }) => accountId);
  const owners = await ownersOf(op.db, keyring, accountIds);
  const gates = await openGatesOf(op, shelf, kase, accountIds);
  const [keepers, active] = [await keepersOf(op, keyring, kase, owners), await activeAmong(op, accountIds)];
  const isRunning = ['open', 'cut'].includes(kase.status) && !(await isColleague(op.db, kase.id, op.actor.id));
  const cutFirst = shelf.isHidden(kase.scenario) && kase.status === 'open';
  const actor = { id: op.actor.id, isStaff: holds(op.actor, 'admin', 'hr'), isHr: holds(op.actor, 'hr') };
  const shared = { actor, leaverId: kase.personId };
  const entries = handovers.map(({ id, accountId, successorId, acceptedAt, completedAt }) => {
    const [both, staying] = [owners.get(accountId), keepers.get(accountId) ?? []];
    const accepted = acceptedAt !== null;
    const hasOwner = !active.has(accountId) || (both?.ownerId != null && both.ownerId !== kase.personId);
    const isAway = shelf.suspends(kase.scenario) && kase.status === 'open';
    const openGates = gates.get(accountId) ?? 0;
    const completion = {
      ...shared,
      accepted,
      isAway,
      cutFirst,
      owners: staying,
      keeps: hasOwner && staying.length > 0,
    };
    const can = allowedOnHandover(op.actor, {
      naming: { ...shared, hidden: cutFirst, owners: ownersBeside(both, kase.personId), accepted },
      completion: completedAt === null ? completion : null,
      ...{ successorId, isRunning, hasOpenGates: openGates > 0, cutFirst },
    });
    return [id, { can, openGates }] as const;
  });
  return new Map(entries);
}

async function openGatesOf(
  op: Operation,
  shelf: RunbookShelf,
  kase: OffboardingCase,
  accountIds: readonly string[],
): Promise<Map<string, number>> {
  const gates = shelf.codes((step) => step.gate && !step.followUp);
  const fits = sql`t.account_id in ${list(accountIds)} and t.code in ${list(gates)}`;
  const tasks = await allTasks(op.db, shelf, kase.id, iso(op.now), fits);
  const open = new Set(gateConditions(tasks, (code) => shelf.step(code)).map(({ subject }) => subject));
  const counts = new Map<string, number>();
  for (const { id, accountId } of tasks)
    if (accountId !== null && open.has(`task:${id}`)) counts.set(accountId, (counts.get(accountId) ?? 0) + 1);
  return counts;
}

/** Who sits as owner or backup owner of each account and stays. */
async function keepersOf(
  op: Operation,
  keyring: Keyring,
  kase: OffboardingCase,
  owners: ReadonlyMap<string, Owners>,
): Promise<Map<string, string[]>> {
  const sitting = ({ ownerId, backupId }: Owners): string[] => [ownerId, backupId].filter((id) => id !== null);
  const people = await candidatesOf(op.db, keyring, [...owners.values()].flatMap(sitting));
  const stays = (id: string): boolean => {
    const person = people.get(id);
    return person !== undefined && isStaying(person, kase.personId, day(op.now));
  };
  return new Map([...owners].map(([accountId, both]) => [accountId, sitting(both).filter(stays)]));
}

async function activeAmong({ db }: Operation, accountIds: readonly string[]): Promise<Set<string>> {
  const found = await rows<{ id: string }>(
    db,
    sql`select id from account where id in ${list(accountIds)} and status = ${'active'}`,
  );
  return new Set(found.map(({ id }) => id));
}
