import { Inject, Injectable } from '@nestjs/common';
import type { Page } from '../kernel/page.js';
import type { Operation } from '../operation/operation.js';
import type { ListQuery } from '../operation/page.dto.js';
import { Person } from '../people/person.entity.js';
import { progressByAccount } from './case-progress.queries.js';
import type { ProgressView } from './case-progress.view.js';
import { isStaff, visibleCase } from './case.queries.js';
import { RunbookShelf } from './runbook.service.js';
import { TaskHolding } from './task-holding.js';
import { tasksOf } from './task-list.queries.js';
import type { MyTaskQuery, TaskQuery } from './task.dto.js';
import type { TaskRow } from './task.queries.js';

/** Tasks as lists: of a case, of an account of it, of one person over all cases. */
@Injectable()
export class TaskLists {
  constructor(
    @Inject(RunbookShelf) private readonly shelf: RunbookShelf,
    @Inject(TaskHolding) private readonly holding: TaskHolding,
  ) {}

  /** HR, admins and auditors see every task of a case, everybody else those they have to do with. */
  async ofCase(op: Operation, caseId: string, query: TaskQuery): Promise<Page<TaskRow>> {
    const { timeZone } = await visibleCase(op, this.shelf, caseId);
    const asked = { caseId, mine: null, zone: timeZone, now: op.now };
    return tasksOf(op.db, this.shelf, { ...asked, ...reader(op) }, query);
  }

  /** Over all cases under way; with `mine` what the reader has to do. */
  async overAll(op: Operation, query: MyTaskQuery): Promise<Page<TaskRow>> {
    const { timeZone: zone } = await op.db.findOneByOrFail(Person, { id: op.actor.id });
    const mine = query.mine === '1' ? op.actor.id : null;
    return tasksOf(op.db, this.shelf, { caseId: null, mine, zone, now: op.now, ...reader(op) }, query);
  }

  async show(op: Operation, id: string): Promise<TaskRow> {
    return (await this.holding.look(op, id)).task;
  }

  async progress(op: Operation, caseId: string, query: ListQuery): Promise<Page<ProgressView>> {
    const { timeZone: zone } = await visibleCase(op, this.shelf, caseId);
    return progressByAccount(op.db, this.shelf, { caseId, only: reader(op).only, zone, now: op.now }, query);
  }
}

const reader = (op: Operation): { only: string | null; readerId: string } => ({
  only: isStaff(op) ? null : op.actor.id,
  readerId: op.actor.id,
});
