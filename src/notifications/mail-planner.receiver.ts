import { Inject, Injectable } from '@nestjs/common';
import { insertRows, list, rows, sql } from '../database/sql.js';
import { iso } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { Message, Receiver, Receiving } from '../outbox/receiver.js';
import { RunbookShelf } from '../handover/runbook.service.js';
import type { Facts, Recipient } from './mail-topic.js';
import { MAIL_TOPICS } from './mail-topics.js';

const MOST_RECIPIENTS = 500;

/** Writes one mail for each person who is to be told of a message; sending them is another matter, after the commit. */
@Injectable()
export class MailPlanner implements Receiver {
  readonly name = 'mail';

  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(RunbookShelf) private readonly shelf: RunbookShelf,
  ) {}

  async receive({ id, topic, facts }: Message, { db, now }: Receiving): Promise<void> {
    const rule = MAIL_TOPICS[topic];
    if (!rule || rule.when?.(facts) === false) return;
    const asked = await rule.to({ db, keyring: this.keys.current, now }, facts);
    const known = await this.unplanned(db, { id, facts }, asked.slice(0, MOST_RECIPIENTS));
    const at = iso(now);
    await insertRows(
      db,
      'mail',
      ['id', 'message_id', 'topic', 'facts', 'person_id', 'address', 'state', 'attempts', 'due_at', 'created_at'],
      known.map(({ personId, address = '', isDaily }) => [
        newId(),
        id,
        topic,
        JSON.stringify(facts),
        personId,
        address,
        isDaily && rule.urgent !== true ? 'collected' : 'waiting',
        0,
        at,
        at,
      ]),
    );
  }

  /**
   * A message may come twice after a crash: those planned already, and ids that are nobody's, are left out. So is whoever
   * leaves without knowing, of everything about their case: looked up here, whatever the announcement says of itself.
   */
  private async unplanned(
    db: Receiving['db'],
    { id, facts }: Pick<Message, 'id' | 'facts'>,
    asked: readonly Recipient[],
  ): Promise<(Recipient & { isDaily: boolean })[]> {
    if (asked.length === 0) return [];
    const found = await rows<{ id: string; mail: string | null }>(
      db,
      sql`select p.id, w.mail from person p left join mail_preference w on w.person_id = p.id where p.id in ${list(asked.map((person) => person.personId))}
          and not exists (select 1 from mail m where m.person_id = p.id and m.message_id = ${id})
          and not exists (select 1 from offboarding_case k where k.id = ${caseOf(facts)} and k.person_id = p.id
            and k.scenario in ${list(this.shelf.hiddenScenarios)})`,
    );
    const free = new Map(found.map((row) => [row.id, row.mail === 'daily']));
    return asked
      .filter((person) => free.has(person.personId) && mayKnow(person, facts))
      .map((person) => ({ ...person, isDaily: free.get(person.personId) === true }));
  }
}

const caseOf = (facts: Facts): string => (typeof facts['caseId'] === 'string' ? facts['caseId'] : '');

/** Of a case that is hidden from the leaver nothing reaches them. */
const mayKnow = ({ personId }: Recipient, facts: Facts): boolean =>
  facts['hidden'] !== true || facts['leaverId'] !== personId;
