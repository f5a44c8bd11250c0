import type { EntityManager } from 'typeorm';
import { one, raw, rows, sql } from '../database/sql.js';
import { iso } from '../kernel/clock.js';
import { decodeCursor, pageOf, type Page } from '../kernel/page.js';
import type { ListQuery } from '../operation/page.dto.js';
import type { ProgressView } from './case-progress.view.js';
import { dueWindow } from './due-window.rules.js';
import type { RunbookShelf } from './runbook.service.js';
import { concernedBy, TASK_JOINS, taskStatus } from './task-state.js';

export interface ProgressAsked {
  caseId: string;
  only: string | null;
  zone: string;
  now: Date;
}

/** How far a case is, account by account; the steps of the whole case come first. */
export async function progressByAccount(
  db: EntityManager,
  shelf: RunbookShelf,
  { caseId, only, zone, now }: ProgressAsked,
  query: ListQuery,
): Promise<Page<ProgressView>> {
  const windows = { today: dueWindow('today', zone, now), week: dueWindow('week', zone, now) };
  const concerned = only === null ? raw('') : sql` and ${concernedBy(shelf, only)}`;
  const tasks = sql`select coalesce(t.account_id, '') as account_id, t.due_at, ${taskStatus(shelf, iso(now))} as status
    from ${TASK_JOINS} where t.case_id = ${caseId}${concerned}`;
  const [after] = query.cursor ? decodeCursor(query.cursor, 1) : [''];
  const beyond = query.cursor ? sql`where x.account_id > ${after ?? ''}` : raw('');
  const due = (from: string, before: string) =>
    sql`sum(case when x.status in ('open', 'started', 'blocked') and x.due_at >= ${from} and x.due_at < ${before} then 1 else 0 end)`;
  const found = await rows<Record<keyof ProgressView, string | number | null>>(
    db,
    sql`select x.account_id as "accountId", a.platform, a.handle, count(*) as total,
          sum(case when x.status in ('done', 'verified', 'waived') then 1 else 0 end) as finished,
          sum(case when x.status = 'waived' then 1 else 0 end) as waived, sum(case when x.status = 'blocked' then 1 else 0 end) as blocked,
          ${due('', iso(now))} as late, ${due(windows.today.from, windows.today.before)} as today,
          ${due(windows.week.from, windows.week.before)} as week,
          min(case when x.status in ('open', 'started', 'blocked') then x.due_at end) as "nextDueAt"
        from (${tasks}) x left join account a on a.id = x.account_id ${beyond}
        group by x.account_id, a.platform, a.handle order by x.account_id limit ${query.limit + 1}`,
  );
  const count = await one<{ n: number | string }>(db, sql`select count(distinct x.account_id) as n from (${tasks}) x`);
  const page = pageOf(found, query.limit, Number(count?.n ?? 0), (row) => [String(row.accountId)]);
  return { ...page, items: page.items.map(progressOfRow) };
}

const progressOfRow = (row: Record<keyof ProgressView, string | number | null>): ProgressView => ({
  accountId: row.accountId === '' ? null : String(row.accountId),
  platform: row.platform === null ? null : String(row.platform),
  handle: row.handle === null ? null : String(row.handle),
  total: Number(row.total),
  finished: Number(row.finished),
  waived: Number(row.waived),
  blocked: Number(row.blocked),
  late: Number(row.late),
  today: Number(row.today),
  week: Number(row.week),
  nextDueAt: row.nextDueAt === null ? null : String(row.nextDueAt),
});
