import { Inject, Injectable } from '@nestjs/common';
import { insertRows } from '../database/sql.js';
import { day, iso } from '../kernel/clock.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { Operation } from '../operation/operation.js';
import { Settings } from '../settings/settings.js';
import type { DueExpression } from './due.expression.js';
import { publicHolidays } from './holidays.js';
import { calendarsOf, dueReminders, type Calendar, type DueReminder } from './reminder.queries.js';
import { gathered, horizonsOf, STEPS, type Horizons, type Told } from './reminder.rules.js';
import { RunbookShelf } from './runbook.service.js';
import { ownersOf } from './successor.queries.js';

const AT_ONCE = 5000;
const isByTheHour = (due: DueExpression): boolean => due.unit === 'hours';

/** Tells people of their tasks: that they have them, that they are due, that they are late; then whoever opened the case, then admins. */
@Injectable()
export class TaskReminders {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(RunbookShelf) private readonly shelf: RunbookShelf,
    @Inject(Settings) private readonly settings: Settings,
  ) {}

  /** Each thing once, in a handful of statements whatever the number of tasks. Answers whether more is waiting. */
  async remind(op: Operation): Promise<boolean> {
    const horizons = await this.horizons(op);
    if (horizons.size === 0) {
      op.unchanged();
      return false;
    }
    const found: DueReminder[] = [];
    let more = false;
    for (const step of STEPS) {
      const due = await dueReminders(op.db, this.shelf, step, { horizons, now: iso(op.now), limit: AT_ONCE });
      more ||= due.length === AT_ONCE;
      found.push(...due);
    }
    const reminders = await this.believed(op, found);
    if (reminders.length === 0) {
      op.unchanged();
      return false;
    }
    await insertRows(
      op.db,
      'task_notice',
      ['task_id', 'step', 'about', 'at'],
      reminders.map(({ taskId, step, about }) => [taskId, step, about, iso(op.now)]),
    );
    const told = gathered(reminders);
    for (const one of told) this.announce(op, one);
    op.record([], { tasks: reminders.length, told: told.length });
    return more;
  }

  private async horizons(op: Operation): Promise<Map<Calendar, Horizons>> {
    const horizons = new Map<Calendar, Horizons>();
    for (const calendar of await calendarsOf(op.db, this.shelf)) {
      const { country, timeZone, scenario } = calendar;
      const facts = {
        now: op.now,
        timeZone,
        holidays: await publicHolidays(country, [day(op.now)]),
        isImmediate: Object.values(this.shelf.runbooks.scenarios.get(scenario)?.clock ?? {}).some(isByTheHour),
        dueSoonDays: this.settings.taskDueSoonDays,
        escalateDays: this.settings.taskEscalateDays,
      };
      horizons.set(calendar, horizonsOf(facts));
    }
    return horizons;
  }

  /** Nobody is told of a task because of a seat that nobody gave; whoever then has to do it is told at the next round. */
  private async believed(op: Operation, found: readonly DueReminder[]): Promise<DueReminder[]> {
    const accountIds = [...new Set(found.flatMap(({ accountId }) => (accountId === null ? [] : [accountId])))];
    const owners = await ownersOf(op.db, this.keys.current, accountIds);
    return found.filter(({ accountId, assigneeId, ownerId, backupId }) => {
      if (accountId === null || assigneeId === null) return true;
      const known = owners.get(accountId);
      const isForged =
        (assigneeId === ownerId && ownerId !== known?.ownerId) ||
        (assigneeId === backupId && backupId !== known?.backupId);
      return !isForged;
    });
  }

  private announce(op: Operation, { step, caseId, leaverId, scenario, personId, tasks }: Told): void {
    const facts = { caseId, leaverId, hidden: this.shelf.isHidden(scenario), tasks };
    if (step === 'assigned') op.announce('task.assigned', { ...facts, personId });
    else if (step === 'due_soon') op.announce('task.due_soon', { ...facts, personId });
    else if (step === 'late') op.announce('task.late', { ...facts, personId });
    else if (step === 'escalated') op.announce('task.escalated', facts);
    else op.announce('task.escalated_further', facts);
  }
}
