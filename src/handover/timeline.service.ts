import { Inject, Injectable } from '@nestjs/common';
import { list, raw, rows, sql, type Sql } from '../database/sql.js';
import { iso } from '../kernel/clock.js';
import type { Operation } from '../operation/operation.js';
import { Catalogue } from '../platforms/catalogue.service.js';
import { isStaff, visibleCase } from './case.queries.js';
import { localDay } from './due.rules.js';
import type { OffboardingCase } from './handover.entity.js';
import { concerning } from './handover.queries.js';
import { named } from './names.js';
import { stepDays } from './preview-order.rules.js';
import { RunbookShelf } from './runbook.service.js';
import { TASK_JOINS, concernedBy, taskStatus } from './task-state.js';
import type { AccountLeadView, DueStepsView, TimelineView } from './timeline.view.js';

const SHOWN = 200;

interface Transfer {
  accountId: string;
  platform: string;
  acceptedAt: string | null;
  completedAt: string | null;
}

/** When what of a case is due, and by which day a transfer had to begin. */
@Injectable()
export class Timelines {
  constructor(
    @Inject(RunbookShelf) private readonly shelf: RunbookShelf,
    @Inject(Catalogue) private readonly catalogue: Catalogue,
  ) {}

  async of(op: Operation, caseId: string): Promise<TimelineView> {
    const kase = await visibleCase(op, this.shelf, caseId);
    const { openedAt, lastDay, timeZone, cutDueAt, cutAt, closedAt, latestSafeStart } = kase;
    const accounts = await this.accounts(op, kase);
    return named(op, {
      ...{ caseId, today: localDay(op.now, timeZone), openedAt, lastDay, timeZone, cutDueAt, cutAt, closedAt },
      latestSafeStart,
      accounts: accounts.slice(0, SHOWN),
      accountsTotal: accounts.length,
      due: await this.due(op, caseId),
    });
  }

  private async accounts(op: Operation, kase: OffboardingCase): Promise<AccountLeadView[]> {
    const mine = isStaff(op) ? raw('') : sql` and ${concerning(op.actor.id)}`;
    const found = await rows<Transfer>(
      op.db,
      sql`select h.account_id as "accountId", a.platform, h.accepted_at as "acceptedAt", h.completed_at as "completedAt"
          from handover h join account a on a.id = h.account_id where h.case_id = ${kase.id}${mine} order by h.account_id`,
    );
    const { platforms } = await this.catalogue.all(op.db);
    const today = localDay(op.now, kase.timeZone);
    const leads = found.map((transfer) => {
      const leadDays = platforms.get(transfer.platform)?.leadDays ?? 0;
      const { late, ...days } = stepDays(leadDays, kase.lastDay, today);
      return { ...transfer, leadDays, ...days, late: late && transfer.acceptedAt === null };
    });
    return leads.sort((a, b) => (a.latestSafeStart < b.latestSafeStart ? -1 : 1));
  }

  private async due(op: Operation, caseId: string): Promise<DueStepsView[]> {
    const only = isStaff(op) ? raw('') : sql` and ${concernedBy(this.shelf, op.actor.id)}`;
    const gates = list(this.shelf.codes((step) => step.gate && !step.followUp));
    const when = (fits: Sql): Sql => sql`sum(case when ${fits} then 1 else 0 end)`;
    const found = await rows<Record<keyof DueStepsView, string | number>>(
      op.db,
      sql`select x.due_at as "dueAt", count(*) as total, ${when(sql`x.status in ('done', 'verified', 'waived')`)} as finished,
            ${when(sql`x.code in ${gates}`)} as gates from (
            select t.due_at, t.code, ${taskStatus(this.shelf, iso(op.now))} as status from ${TASK_JOINS}
            where t.case_id = ${caseId}${only}) x group by x.due_at order by x.due_at`,
    );
    return found.map(({ dueAt, total, finished, gates: holding }) => ({
      dueAt: String(dueAt),
      ...{ total: Number(total), finished: Number(finished), gates: Number(holding) },
    }));
  }
}
