import { list, rows, sql, type Sql } from '../database/sql.js';
import { day, iso } from '../kernel/clock.js';
import type { Keyring } from '../keyring/keyring.js';
import { holds } from '../operation/actor.js';
import type { Operation } from '../operation/operation.js';
import type { RunbookShelf } from './runbook.service.js';
import { selectTasks, type TaskRow } from './task.queries.js';
import { refusalToVerify, type Doer } from './task.rules.js';
import { waiversDue } from './waiver-review.queries.js';
import { refusalToReview } from './waiver-review.rules.js';

const doerOf = ({ actor }: Operation): Doer => ({
  id: actor.id,
  isAdmin: holds(actor, 'admin'),
  isHr: holds(actor, 'hr'),
});

/** Staff over all departures, everybody else over those of accounts they keep or take over; never over their own. */
const within = (op: Operation): Sql =>
  holds(op.actor, 'admin', 'hr')
    ? sql`k.person_id <> ${op.actor.id}`
    : sql`k.person_id <> ${op.actor.id} and (so.person_id = ${op.actor.id} or sb.person_id = ${op.actor.id}
        or h.successor_id = ${op.actor.id})`;

/** Steps whose evidence, or whose leaving out, waits for a second person, and the actor may be that person. */
export async function checksWaitingFor(op: Operation, shelf: RunbookShelf): Promise<TaskRow[]> {
  const seconded = shelf.codes((step) => step.needsVerification);
  const found = await rows<TaskRow>(
    op.db,
    sql`${selectTasks(shelf, iso(op.now))} where k.status in ('open', 'cut') and t.verified_by is null
        and (t.status = 'waived' or (t.status = 'done' and t.code in ${list(seconded)})) and ${within(op)}
        and not exists (select 1 from task_evidence e where e.task_id = t.id and e.added_by = ${op.actor.id})
        order by t.due_at, t.id`,
  );
  return found.filter((task) => refusalToVerify(task, shelf.step(task.code), doerOf(op)) === null);
}

/** Waived steps whose review day is over, and the actor may settle them or leave them out for longer. */
export async function waiversWaitingFor(op: Operation, keyring: Keyring, shelf: RunbookShelf): Promise<TaskRow[]> {
  const due = (await waiversDue(op.db, keyring, day(op.now))).map(({ taskId }) => taskId);
  if (due.length === 0) return [];
  const found = await rows<TaskRow>(
    op.db,
    sql`${selectTasks(shelf, iso(op.now))} where t.id in ${list(due)} and ${within(op)} order by t.review_on, t.id`,
  );
  const asked = { doer: doerOf(op), reviewOn: null, today: day(op.now) };
  return found.filter((task) => refusalToReview({ task, ...asked }) === null);
}
