import { Inject, Injectable } from '@nestjs/common';
import { sql } from '../database/sql.js';
import { day, iso } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import type { Page } from '../kernel/page.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { Operation } from '../operation/operation.js';
import type { ListQuery } from '../operation/page.dto.js';
import { TaskComment } from './handover.entity.js';
import { HandoverFailures } from './handover.failures.js';
import { givenSoFar, listTakers } from './evidence.queries.js';
import { leafOf, TaskEvidences, type SentEvidence } from './evidence.service.js';
import type { TaskTemplate } from './runbook.js';
import { RunbookShelf } from './runbook.service.js';
import { candidatesOf } from './successor.queries.js';
import type { WaiveTask } from './task.dto.js';
import { commentsOf } from './task-comment.queries.js';
import { TaskHolding } from './task-holding.js';
import { taskMark } from './task-mark.rules.js';
import type { TaskRow } from './task.queries.js';
import {
  refusalToAssign,
  refusalToTake,
  refusalToUnblock,
  refusalToVerify,
  refusalToWaive,
  refusalToWork,
} from './task.rules.js';
import { refuseEarly } from './waits.queries.js';

/** The steps of a case: worked on by those they belong to, looked at by somebody else. */
@Injectable()
export class Tasks {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(RunbookShelf) private readonly shelf: RunbookShelf,
    @Inject(TaskHolding) private readonly holding: TaskHolding,
    @Inject(TaskEvidences) private readonly evidences: TaskEvidences,
  ) {}

  async start(op: Operation, id: string): Promise<TaskRow> {
    const { task, step, doer } = await this.holding.hold(op, id);
    op.refuse(refusalToWork(task, step, doer));
    await refuseEarly(op, this.shelf, task);
    return this.holding.write(op, task, sql`status = ${'started'}, blocked_reason = ${null}`, 'started');
  }

  async block(op: Operation, id: string): Promise<TaskRow> {
    const { task, step, doer } = await this.holding.hold(op, id);
    op.refuse(refusalToWork(task, step, doer));
    op.announce('task.blocked', {
      taskId: id,
      caseId: task.caseId,
      leaverId: task.leaverId,
      hidden: this.shelf.isHidden(task.scenario),
    });
    return this.holding.write(op, task, sql`status = ${'blocked'}, blocked_reason = ${op.reason}`, 'blocked');
  }

  async unblock(op: Operation, id: string): Promise<TaskRow> {
    const { task, step, doer } = await this.holding.hold(op, id);
    op.refuse(refusalToUnblock(task, step, doer));
    return this.holding.write(op, task, sql`status = ${'open'}, blocked_reason = ${null}`, 'open');
  }

  /** Done, with a text, a link or a file as evidence; its hash goes to the ledger, the evidence stays here. */
  async complete(op: Operation, id: string, sent: SentEvidence): Promise<TaskRow> {
    const { task, step, doer } = await this.holding.hold(op, id);
    op.refuse(refusalToWork(task, step, doer));
    await this.evidences.refuseSamePerson(op, task, step);
    await refuseEarly(op, this.shelf, task);
    const given = await this.evidences.keep(op, task, sent);
    return this.holding.write(
      op,
      task,
      sql`status = ${'done'}, completed_by = ${doer.id}, completed_at = ${iso(op.now)}, verified_by = ${null},
        verified_at = ${null}, blocked_reason = ${null}`,
      'done',
      { ...leafOf(given), about: given.map((piece) => `evidence:${piece.id}`) },
    );
  }

  /** The same evidence for tasks of one step, all of them or none. */
  async completeAll(op: Operation, caseId: string, ids: readonly string[], sent: SentEvidence): Promise<TaskRow[]> {
    op.about(`case:${caseId}`);
    const done: TaskRow[] = [];
    for (const id of ids) {
      const task = await this.complete(op, id, sent);
      if (task.caseId !== caseId || task.code !== (done[0] ?? task).code) throw HandoverFailures.NOT_IDENTICAL();
      done.push(task);
    }
    return done;
  }

  /** Gives the task to somebody else, who is told. */
  async assign(op: Operation, id: string, assigneeId: string): Promise<TaskRow> {
    const { task, step, doer } = await this.holding.hold(op, id);
    op.refuse(refusalToAssign(task, step, doer));
    const assignee = (await candidatesOf(op.db, this.keys.current, [assigneeId])).get(assigneeId);
    op.refuse(refusalToTake({ task, step, doer, assignee: assignee ?? null, today: day(op.now) }));
    if (task.assigneeId === assigneeId) {
      op.unchanged();
      return task;
    }
    op.announce('task.assigned', {
      taskId: id,
      caseId: task.caseId,
      personId: assigneeId,
      leaverId: task.leaverId,
      hidden: this.shelf.isHidden(task.scenario),
    });
    const given = { assignee: assigneeId, mark: taskMark(id) };
    return this.holding.write(op, task, sql`assignee_id = ${assigneeId}`, task.stored, given);
  }

  /** What somebody has to say; whoever sees the task reads it. */
  async comment(op: Operation, id: string, text: string): Promise<TaskComment> {
    const { task } = await this.holding.hold(op, id);
    const comment = { id: newId(), taskId: id, authorId: op.actor.id, text: text.trim(), writtenAt: iso(op.now) };
    await op.db.insert(TaskComment, comment);
    op.record([`task:${id}`, `case:${task.caseId}`], { case: task.caseId, comment: comment.id });
    return comment;
  }

  async comments(op: Operation, id: string, query: ListQuery): Promise<Page<TaskComment>> {
    await this.holding.look(op, id);
    return commentsOf(op.db, id, query);
  }

  /** Left out until the review day; counts once a second person verified it. */
  async waive(op: Operation, id: string, { reviewOn }: WaiveTask): Promise<TaskRow> {
    const { task, step, doer } = await this.holding.hold(op, id);
    op.refuse(refusalToWaive(task, step, doer, { reviewOn, today: day(op.now) }));
    return this.holding.write(
      op,
      task,
      sql`status = ${'waived'}, waive_reason = ${op.reason}, waived_by = ${doer.id}, review_on = ${reviewOn}, verified_by = ${null}`,
      'waived',
      { reviewOn },
    );
  }

  /** A second person looked at the evidence, or signs the waiver too. */
  async verify(op: Operation, id: string): Promise<TaskRow> {
    const { task, step, doer } = await this.holding.hold(op, id);
    op.refuse(refusalToVerify(task, step, doer, await this.authorsOf(op, task, step)));
    const status = task.status === 'waived' ? 'waived' : 'verified';
    const at = iso(op.now);
    // What the service saw by itself is written down here with its own name before somebody else signs below it.
    const seen = task.stored === task.status ? sql`` : sql`, completed_by = ${'system'}, completed_at = ${at}`;
    return this.holding.write(
      op,
      task,
      sql`status = ${status}, verified_by = ${doer.id}, verified_at = ${at}${seen}`,
      status,
      {
        verified: true,
      },
    );
  }

  /** Whose evidence the task stands on: what was given for it, and lists that the service read it from. */
  private async authorsOf(op: Operation, task: TaskRow, step: TaskTemplate | null): Promise<string[]> {
    const given = (await givenSoFar(op.db, task.id)).map((piece) => piece.addedBy);
    const isListed = step?.does === 'native_list' || step?.does === 'absent_from_list';
    return isListed ? [...given, ...(await listTakers(op.db, task)).map((taker) => taker.id)] : given;
  }
}
