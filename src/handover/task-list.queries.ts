import type { EntityManager } from 'typeorm';
import { join, list, one, raw, rows, sql, type Sql } from '../database/sql.js';
import { iso } from '../kernel/clock.js';
import { decodeCursor, pageOf, type Page } from '../kernel/page.js';
import { dueWindow } from './due-window.rules.js';
import type { RunbookShelf } from './runbook.service.js';
import type { TaskQuery } from './task.dto.js';
import { selectTasks, type TaskRow } from './task.queries.js';
import { concernedBy, TASK_JOINS, taskAssignee, taskStatus } from './task-state.js';

/** Steps done for this account at another one are its steps too. An id holds nothing that `like` understands. */
const covering = (accountId: string): string => `%"${accountId.replace(/[^A-Za-z0-9-]/g, '')}"%`;

/** Whose list it is, and over what. */
export interface ListAsked {
  /** Null over all cases that are under way, and the follow-ups of closed ones. */
  caseId: string | null;
  /** Narrows to what one person has to do with. */
  only: string | null;
  /** Narrows to what one person has to do. */
  mine: string | null;
  /** Who reads; sees nothing of a hidden case of their own. */
  readerId: string;
  /** In which days end. */
  zone: string;
  now: Date;
}

/** A page of tasks, in the order they are due. */
export async function tasksOf(
  db: EntityManager,
  shelf: RunbookShelf,
  asked: ListAsked,
  query: TaskQuery,
): Promise<Page<TaskRow>> {
  const matching = matchingOf(shelf, asked, query);
  const [dueAt, id] = query.cursor ? decodeCursor(query.cursor, 2) : ['', ''];
  const found = await rows<TaskRow>(
    db,
    sql`${selectTasks(shelf, iso(asked.now))} where ${matching} and (t.due_at, t.id) > (${dueAt ?? ''}, ${id ?? ''})
        order by t.due_at, t.id limit ${query.limit + 1}`,
  );
  return pageOf(found, query.limit, await countTasks(db, shelf, asked, query), (task) => [task.dueAt, task.id]);
}

/** How many there are. */
export async function countTasks(
  db: EntityManager,
  shelf: RunbookShelf,
  asked: ListAsked,
  query: Omit<TaskQuery, 'limit'>,
): Promise<number> {
  const matching = matchingOf(shelf, asked, query);
  const count = await one<{ n: number | string }>(db, sql`select count(*) as n from ${TASK_JOINS} where ${matching}`);
  return Number(count?.n ?? 0);
}

const matchingOf = (shelf: RunbookShelf, asked: ListAsked, query: Omit<TaskQuery, 'limit'>): Sql =>
  join([...scopeOf(shelf, asked, query.status), ...narrowed(shelf, asked, query)], ' and ');

function scopeOf(shelf: RunbookShelf, { caseId, only, mine, readerId }: ListAsked, status: string | undefined): Sql[] {
  // What was left out is looked at again after the close as well.
  const afterwards = sql`t.code in ${list(shelf.codes((step) => step.followUp))}${status === 'waived' ? sql` or t.status = 'waived'` : raw('')}`;
  const parts = [
    caseId === null
      ? sql`(k.status in ('open', 'cut') or (k.status = 'closed' and (${afterwards})))
        and not (k.person_id = ${readerId} and k.scenario in ${list(shelf.hiddenScenarios)})`
      : sql`t.case_id = ${caseId}`,
  ];
  if (only !== null) parts.push(concernedBy(shelf, only));
  if (mine !== null) parts.push(sql`${taskAssignee(shelf)} = ${mine}`);
  return parts;
}

function narrowed(shelf: RunbookShelf, { zone, now }: ListAsked, query: Omit<TaskQuery, 'limit'>): Sql[] {
  const [account, assignee] = [query.accountId ?? query.account, query.assigneeId ?? query.assignee];
  const parts: Sql[] = [];
  if (account) parts.push(sql`(t.account_id = ${account} or t.covers like ${covering(account)})`);
  if (assignee) parts.push(sql`${taskAssignee(shelf)} = ${assignee}`);
  if (query.due) {
    const { from, before } = dueWindow(query.due, zone, now);
    parts.push(sql`t.due_at >= ${from} and t.due_at < ${before}
      and ${taskStatus(shelf, iso(now))} in ${list(['open', 'started', 'blocked'])}`);
  }
  if (query.status) parts.push(sql`${taskStatus(shelf, iso(now))} = ${query.status}`);
  return parts.length === 0 ? [raw('1 = 1')] : parts;
}
