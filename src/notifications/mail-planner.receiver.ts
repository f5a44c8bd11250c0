import { Inject, Injectable } from '@nestjs/common';
import { insertRows, list, rows, sql } from '../database/sql.js';
import { iso } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { Message, Receiver, Receiving } from '../outbox/receiver.js';
import type { Recipient } from './mail-topic.js';
import { MAIL_TOPICS } from './mail-topics.js';

const MOST_RECIPIENTS = 500;

/** Writes one mail for each person who is to be told of a message; sending them is another matter, after the commit. */
@Injectable()
export class MailPlanner implements Receiver {
  readonly name = 'mail';

  constructor(@Inject(HeldKeyring) private readonly keys: HeldKeyring) {}

  async receive({ id, topic, facts }: Message, { db, now }: Receiving): Promise<void> {
    const rule = MAIL_TOPICS[topic];
    if (!rule || rule.when?.(facts) === false) return;
    const asked = await rule.to({ db, keyring: this.keys.current, now }, facts);
    const known = await this.unplanned(
      db,
      id,
      asked.filter((person) => mayKnow(person, facts)).slice(0, MOST_RECIPIENTS),
    );
    const at = iso(now);
    await insertRows(
      db,
      'mail',
      ['id', 'message_id', 'topic', 'facts', 'person_id', 'address', 'state', 'attempts', 'due_at', 'created_at'],
      known.map(({ personId, address = '' }) => [
        newId(),
        id,
        topic,
        JSON.stringify(facts),
        personId,
        address,
        'waiting',
        0,
        at,
        at,
      ]),
    );
  }

  /** A message may come twice after a crash: those planned already, and ids that are nobody's, are left out. */
  private async unplanned(db: Receiving['db'], messageId: string, asked: readonly Recipient[]): Promise<Recipient[]> {
    if (asked.length === 0) return [];
    const found = await rows<{ id: string; planned: string | null }>(
      db,
      sql`select p.id, m.id as planned from person p left join mail m on m.person_id = p.id and m.message_id = ${messageId}
          where p.id in ${list(asked.map((person) => person.personId))}`,
    );
    const free = new Set(found.filter((row) => row.planned === null).map((row) => row.id));
    return asked.filter((person) => free.has(person.personId));
  }
}

/** Of a case that is hidden from the leaver nothing reaches them. */
const mayKnow = ({ personId }: Recipient, facts: Message['facts']): boolean =>
  facts['hidden'] !== true || facts['leaverId'] !== personId;
