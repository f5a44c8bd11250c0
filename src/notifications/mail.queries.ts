import type { EntityManager } from 'typeorm';
import { forUpdate, one, raw, rows, run, sql, type Sql } from '../database/sql.js';
import { decodeCursor, pageOf, type Page } from '../kernel/page.js';
import type { MailsQuery } from './outbox.dto.js';
import type { MailView } from './outbox.view.js';

/** Not what tells others of a hidden departure of the reader's own. */
const toldTo = (readerId: string): Sql =>
  sql`not (m.facts like ${'%"hidden":true%'} and m.facts like ${`%"leaverId":"${readerId}"%`})`;

/** A mail the reader may know of, held until the transaction ends. */
export async function heldMail(
  db: EntityManager,
  id: string,
  readerId: string,
): Promise<{ topic: string; personId: string; state: string } | null> {
  return one(
    db,
    sql`select m.topic, m.person_id as "personId", m.state from mail m where m.id = ${id} and ${toldTo(readerId)}${forUpdate(db)}`,
  );
}

/** How mails fare: numbers only. */
export async function mailSums(
  db: EntityManager,
): Promise<{ waiting: number; refused: number; lastSentAt: string | null; lastTrouble: string | null }> {
  const counts = await one<{ waiting: number | string; refused: number | string; lastSentAt: string | null }>(
    db,
    sql`select count(case when state in ('waiting', 'sending') then 1 end) as waiting,
          count(case when state = 'refused' then 1 end) as refused, max(case when state = 'sent' then settled_at end) as "lastSentAt"
        from mail`,
  );
  const trouble = await one<{ answer: string }>(
    db,
    sql`select answer from mail where answer is not null and state in ('waiting', 'sending', 'refused') order by id desc limit 1`,
  );
  return {
    waiting: Number(counts?.waiting ?? 0),
    refused: Number(counts?.refused ?? 0),
    lastSentAt: counts?.lastSentAt ?? null,
    lastTrouble: trouble?.answer ?? null,
  };
}

/** Newest first; without what tells others of a hidden departure of the reader's own. */
export async function mailPage(
  db: EntityManager,
  query: MailsQuery,
  readerId: string,
): Promise<Page<Omit<MailView, 'can'>>> {
  const matching = sql`${toldTo(readerId)}${query.state ? sql` and m.state = ${query.state}` : raw('')}
    ${query.personId ? sql` and m.person_id = ${query.personId}` : raw('')}`;
  const [before] = query.cursor ? decodeCursor(query.cursor, 1) : [null];
  const found = await rows<Omit<MailView, 'can'>>(
    db,
    sql`select m.id, m.topic, m.person_id as "personId", p.full_name as "fullName", m.state, m.attempts, m.due_at as "dueAt", m.created_at as "createdAt",
          m.settled_at as "settledAt", m.answer
        from mail m join person p on p.id = m.person_id where ${matching}${before === null ? raw('') : sql` and m.id < ${before ?? ''}`}
        order by m.id desc limit ${query.limit + 1}`,
  );
  const count = await one<{ n: number | string }>(db, sql`select count(*) as n from mail m where ${matching}`);
  return pageOf(found, query.limit, Number(count?.n ?? 0), (row) => [row.id]);
}

/** Forgets mails written before an instant, sent or not: what nobody could be told for a month tells nothing any more. */
export const forgetMails = (db: EntityManager, before: string): Promise<number> =>
  run(db, sql`delete from mail where created_at < ${before}`);
