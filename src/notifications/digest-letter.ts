import type { EntityManager } from 'typeorm';
import { one, rows, sql } from '../database/sql.js';
import { DIGEST_SUBJECT, digestText, MOST_NEWS, NOTHING_WAITS } from './digest.rules.js';
import { namesOf } from './mail-names.queries.js';
import { closing, mailText, pathOf, type MailText } from './mail-text.rules.js';
import type { Facts, Language } from './mail-topic.js';
import { MAIL_TOPICS } from './mail-topics.js';

/** The topic under which the outbox shows daily mails. */
export const DIGEST = 'digest';

/** The words of a daily mail at the moment it is sent. */
export async function digestLetter(
  db: EntityManager,
  mail: { id: string; facts: Facts },
  language: Language,
  url: string,
): Promise<MailText> {
  const told = await rows<{ topic: string; facts: string }>(
    db,
    sql`select topic, facts from mail where digest_id = ${mail.id} order by id limit ${MOST_NEWS}`,
  );
  const known = told
    .filter(({ topic }) => topic in MAIL_TOPICS)
    .map(({ topic, facts }) => ({ topic, facts: JSON.parse(facts) as Facts }));
  const names = await namesOf(
    db,
    known.map(({ facts }) => facts),
  );
  const news = known.map(({ topic, facts }, nth) => {
    const link = `${url}${pathOf(topic, facts)}`;
    return { subject: mailText(topic, language, names[nth] ?? {}, link).subject, link };
  });
  const all = await one<{ n: number | string }>(db, sql`select count(*) as n from mail where digest_id = ${mail.id}`);
  const waiting = { ...NOTHING_WAITS, ...(mail.facts['waiting'] as object | undefined) };
  const words = digestText(language, waiting, { news, left: Number(all?.n ?? 0) - told.length }, url);
  return { subject: DIGEST_SUBJECT[language], text: `${words}\n\n${closing(language)}\n` };
}
