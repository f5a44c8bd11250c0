import type { RunbookShelf } from '../handover/runbook.service.js';
import { findHandovers } from '../handover/handover.queries.js';
import type { Due } from '../handover/due-window.rules.js';
import { countTasks, tasksOf } from '../handover/task-list.queries.js';
import type { TaskRow } from '../handover/task.queries.js';
import { checksWaitingFor, waiversWaitingFor } from '../handover/waiting-checks.queries.js';
import { list, sql } from '../database/sql.js';
import type { Keyring } from '../keyring/keyring.js';
import { mayTry } from '../operation/door.rules.js';
import type { Operation } from '../operation/operation.js';
import { personById } from '../people/person.queries.js';
import { NAMED, nothing, waiting, type Entry, type Waiting, type WorkKind } from './work.js';

const entryOf =
  (shelf: RunbookShelf, dueAt: (task: TaskRow) => string | null = (task) => task.dueAt) =>
  (task: TaskRow): Entry => {
    const step = shelf.step(task.code);
    return {
      subject: `task:${task.id}`,
      title: { en: step?.en ?? task.code, fr: step?.fr ?? task.code },
      accountId: task.accountId,
      personId: task.leaverId,
      dueAt: dueAt(task),
      within: `case:${task.caseId}`,
    };
  };

/** Unfinished steps of departures the actor has to do, days ending where they are. */
export async function tasksToDo(op: Operation, shelf: RunbookShelf): Promise<Waiting> {
  const { id } = op.actor;
  const { timeZone: zone } = await personById(op.db, id);
  const asked = { caseId: null, only: null, mine: id, readerId: id, zone, now: op.now };
  const { items, total } = await tasksOf(op.db, shelf, asked, { limit: NAMED, due: 'open' });
  const count = (due: Due): Promise<number> =>
    total === 0 ? Promise.resolve(0) : countTasks(op.db, shelf, asked, { due });
  const [late, today] = [await count('late'), await count('today')];
  const counts = { late, today, week: (await count('week')) - today };
  return { kind: 'tasks', total, counts, entries: items.map(entryOf(shelf)), list: '/tasks?mine=1&due=open' };
}

/** A second person is wanted, and the actor may be that person. */
export async function checksToDo(op: Operation, shelf: RunbookShelf): Promise<Waiting> {
  const found = mayTry(op.actor, 'task.verify') ? await checksWaitingFor(op, shelf) : [];
  return waiting('checks', '/tasks', found, (task) => ({ ...entryOf(shelf)(task), word: task.status }));
}

export async function waiversToReview(op: Operation, keyring: Keyring, shelf: RunbookShelf): Promise<Waiting> {
  const found = mayTry(op.actor, 'task.review') ? await waiversWaitingFor(op, keyring, shelf) : [];
  return waiting(
    'waivers',
    '/findings?kind=step_waiver_due',
    found,
    entryOf(shelf, (task) => task.reviewOn),
  );
}

/** Accounts the actor is asked to take over; before the cut nothing of a hidden departure. */
export async function handoversToAccept(op: Operation, keyring: Keyring, shelf: RunbookShelf): Promise<Waiting> {
  const [kind, path]: [WorkKind, string] = ['handovers', '/offboarding-cases'];
  if (!mayTry(op.actor, 'handover.accept')) return nothing(kind, path);
  const hidden = list(shelf.hiddenScenarios);
  const found = await findHandovers(
    op.db,
    keyring,
    sql`h.successor_id = ${op.actor.id} and h.accepted_at is null and a.status <> 'closed'
      and (k.status = 'cut' or (k.status = 'open' and k.scenario not in ${hidden}))`,
  );
  const proven = found.filter(({ isProven }) => isProven).map(({ row }) => row);
  return waiting(kind, path, proven, ({ id, caseId, accountId }) => ({
    subject: `handover:${id}`,
    accountId,
    within: `case:${caseId}`,
  }));
}
