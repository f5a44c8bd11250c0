import { Inject, Injectable } from '@nestjs/common';
import { run, sql, type Sql } from '../database/sql.js';
import { iso } from '../kernel/clock.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { holds } from '../operation/actor.js';
import type { Operation } from '../operation/operation.js';
import { isColleague } from './agency.queries.js';
import { isStaff } from './case.queries.js';
import { HandoverFailures } from './handover.failures.js';
import type { TaskTemplate } from './runbook.js';
import { RunbookShelf } from './runbook.service.js';
import { ownersOf } from './successor.queries.js';
import { heldTask, taskById, type TaskRow } from './task.queries.js';
import { maySeeTask, type Doer } from './task.rules.js';

export interface HeldTask {
  task: TaskRow;
  step: TaskTemplate | null;
  doer: Doer;
}

/** Details of the leaf; what else it is about, the act it counts as, and the mark under which it is looked up. */
type Written = Record<string, unknown> & { about?: readonly string[]; as?: string; mark?: string };

/** The task an act is about: held, believed, and there at all for whoever acts. */
@Injectable()
export class TaskHolding {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(RunbookShelf) private readonly shelf: RunbookShelf,
  ) {}

  /** For a change. Throws `handover.unknown_task` for one that is not the actor's to see. */
  async hold(op: Operation, id: string): Promise<HeldTask> {
    const known = await heldTask(op.db, this.shelf, id, iso(op.now));
    op.about(`task:${id}`, `case:${known.caseId}`);
    const held = await this.visible(op, known);
    if (await isColleague(op.db, known.caseId, op.actor.id)) throw HandoverFailures.OWN_CASE();
    op.expect(held.task);
    return held;
  }

  /** For a look. Throws `handover.unknown_task`. */
  async look(op: Operation, id: string): Promise<HeldTask> {
    return this.visible(op, await taskById(op.db, this.shelf, id, iso(op.now)));
  }

  /** Changes the row and leaves a leaf; answers the task as it is then. */
  async write(
    op: Operation,
    task: TaskRow,
    change: Sql,
    status: string,
    { about = [], as, mark, ...details }: Written = {},
  ): Promise<TaskRow> {
    await run(op.db, sql`update task set ${change}, version = version + 1 where id = ${task.id}`);
    op.record(
      [...subjectsOf(task), ...about],
      { case: task.caseId, account: task.accountId, code: task.code, status, ...details },
      { ...(as === undefined ? {} : { action: as }), ...(mark === undefined ? {} : { mark }) },
    );
    return heldTask(op.db, this.shelf, task.id, iso(op.now));
  }

  private async visible(op: Operation, known: TaskRow): Promise<HeldTask> {
    const task = await this.trusted(op, known);
    const doer = { id: op.actor.id, isAdmin: holds(op.actor, 'admin'), isHr: holds(op.actor, 'hr') };
    if (!maySeeTask(task, doer, isStaff(op), this.shelf.isHidden(task.scenario))) throw HandoverFailures.UNKNOWN_TASK();
    return { task, step: this.shelf.step(task.code), doer };
  }

  /** A seat that nobody gave is no title to a task. */
  private async trusted(op: Operation, task: TaskRow): Promise<TaskRow> {
    if (task.accountId === null) return task;
    const owners = (await ownersOf(op.db, this.keys.current, [task.accountId])).get(task.accountId);
    const forged = [
      task.ownerId === owners?.ownerId ? null : task.ownerId,
      task.backupId === owners?.backupId ? null : task.backupId,
    ].filter((personId) => personId !== null);
    const believed = (personId: string | null): string | null =>
      personId !== null && forged.includes(personId) ? null : personId;
    return {
      ...task,
      assigneeId: believed(task.assigneeId),
      ownerId: believed(task.ownerId),
      backupId: believed(task.backupId),
    };
  }
}

export const subjectsOf = (task: Pick<TaskRow, 'id' | 'caseId' | 'accountId'>): string[] => [
  `task:${task.id}`,
  `case:${task.caseId}`,
  ...(task.accountId ? [`account:${task.accountId}`] : []),
];
