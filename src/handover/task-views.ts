import { Inject, Injectable } from '@nestjs/common';
import { iso } from '../kernel/clock.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { Operation } from '../operation/operation.js';
import { named } from './names.js';
import { RunbookShelf } from './runbook.service.js';
import { around } from './task-allowed.js';
import type { TaskRow } from './task.queries.js';
import { taskView, type TaskView } from './task.view.js';
import { waitsOf } from './waits.queries.js';

/** Tasks as they are shown, each with what it waits for and what the reader may do with it. */
@Injectable()
export class TaskViews {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(RunbookShelf) private readonly shelf: RunbookShelf,
  ) {}

  async of(op: Operation, tasks: readonly TaskRow[]): Promise<TaskView[]> {
    const waits = await waitsOf(op.db, this.shelf, tasks, iso(op.now));
    const { allowed, reviews } = await around(op, this.keys.current, this.shelf, tasks);
    return tasks.map((task) => {
      const awaited = waits.get(task.id) ?? [];
      return taskView(task, this.shelf, {
        waits: awaited,
        can: allowed(task, awaited.length > 0),
        review: reviews.get(task.id) ?? null,
      });
    });
  }

  async one(op: Operation, task: TaskRow): Promise<TaskView> {
    return named(op, (await this.of(op, [task]))[0] as TaskView);
  }
}
