import type { EntityManager } from 'typeorm';
import { one, raw, rows, run, sql } from '../database/sql.js';
import { decodeCursor, pageOf, type Page } from '../kernel/page.js';
import type { MailsQuery } from './outbox.dto.js';
import type { MailView } from './outbox.view.js';

/** Newest first; without what tells others of a hidden departure of the reader's own. */
export async function mailPage(db: EntityManager, query: MailsQuery, readerId: string): Promise<Page<MailView>> {
  const matching = sql`not (m.facts like ${'%"hidden":true%'} and m.facts like ${`%"leaverId":"${readerId}"%`})${query.state ? sql` and m.state = ${query.state}` : raw('')}
    ${query.personId ? sql` and m.person_id = ${query.personId}` : raw('')}`;
  const [before] = query.cursor ? decodeCursor(query.cursor, 1) : [null];
  const found = await rows<MailView>(
    db,
    sql`select m.id, m.topic, m.person_id as "personId", m.state, m.attempts, m.due_at as "dueAt", m.created_at as "createdAt",
          m.settled_at as "settledAt", m.answer
        from mail m where ${matching}${before === null ? raw('') : sql` and m.id < ${before ?? ''}`}
        order by m.id desc limit ${query.limit + 1}`,
  );
  const count = await one<{ n: number | string }>(db, sql`select count(*) as n from mail m where ${matching}`);
  return pageOf(found, query.limit, Number(count?.n ?? 0), (row) => [row.id]);
}

/** Forgets mails written before an instant, sent or not: what nobody could be told for a month tells nothing any more. */
export const forgetMails = (db: EntityManager, before: string): Promise<number> =>
  run(db, sql`delete from mail where created_at < ${before}`);
