import type { EntityManager } from 'typeorm';
import { one, rows, sql } from '../database/sql.js';
import { decodeCursor, pageOf, type Page } from '../kernel/page.js';
import type { ListQuery } from '../operation/page.dto.js';
import type { TaskComment } from './handover.entity.js';

/** What was said about a task, oldest first. */
export async function commentsOf(db: EntityManager, taskId: string, query: ListQuery): Promise<Page<TaskComment>> {
  const [after] = query.cursor ? decodeCursor(query.cursor, 1) : [''];
  const found = await rows<TaskComment>(
    db,
    sql`select c.id, c.task_id as "taskId", c.author_id as "authorId", c.text, c.written_at as "writtenAt" from task_comment c
        where c.task_id = ${taskId} and c.id > ${after ?? ''} order by c.id limit ${query.limit + 1}`,
  );
  const count = await one<{ n: number | string }>(
    db,
    sql`select count(*) as n from task_comment c where c.task_id = ${taskId}`,
  );
  return pageOf(found, query.limit, Number(count?.n ?? 0), (row) => [row.id]);
}
