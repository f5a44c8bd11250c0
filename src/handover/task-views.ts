import { iso } from '../kernel/clock.js';
import type { Operation } from '../operation/operation.js';
import type { RunbookShelf } from './runbook.service.js';
import type { TaskRow } from './task.queries.js';
import { taskView, type TaskView } from './task.view.js';
import { waitsOf } from './waits.queries.js';

/** Tasks as they are shown, each with what it waits for. */
export async function taskViews(op: Operation, shelf: RunbookShelf, tasks: readonly TaskRow[]): Promise<TaskView[]> {
  const waits = await waitsOf(op.db, shelf, tasks, iso(op.now));
  return tasks.map((task) => taskView(task, shelf, waits.get(task.id) ?? []));
}

export const shownTask = async (op: Operation, shelf: RunbookShelf, task: TaskRow): Promise<TaskView> =>
  (await taskViews(op, shelf, [task]))[0] as TaskView;
