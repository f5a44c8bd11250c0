import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { forUpdate, list, one, rows, run, sql } from '../database/sql.js';
import { addSeconds, iso } from '../kernel/clock.js';
import { Admins, hasMovedAddress } from '../identity/admins.js';
import { Failure } from '../kernel/failure.js';
import { SYSTEM } from '../operation/actor.js';
import type { Operation } from '../operation/operation.js';
import { Operations } from '../operation/operations.js';
import { secondsUntilRetry } from '../outbox/relay.js';
import { heldPerson } from '../people/person.queries.js';
import { Settings } from '../settings/settings.js';
import { DIGEST, digestLetter } from './digest-letter.js';
import { namesOf } from './mail-names.queries.js';
import { languageOf, mailText, pathOf, type MailText } from './mail-text.rules.js';
import type { Facts } from './mail-topic.js';
import { MAIL_TOPICS } from './mail-topics.js';
import { noteAddress } from './bounces.js';
import { MailTransport, type Letter, type Taken } from './mail-transport.js';

const AT_ONCE = 20;
/** Five seconds, doubled each time up to an hour: about two days of trying. */
const MOST_ATTEMPTS = 60;

interface Due {
  id: string;
  topic: string;
  facts: string;
  personId: string;
  address: string;
  attempts: number;
  fullName: string;
  workEmail: string;
  locale: string;
  cutAt: string | null;
}

/**
 * Sends what waits. A mail is claimed in one transaction, sent after its commit, and settled in another: nothing waits for a
 * mail server while it holds the database. After a crash in between it is sent again under the same Message-ID.
 */
@Injectable()
export class MailSending {
  constructor(
    @Inject(Operations) private readonly operations: Operations,
    @Inject(MailTransport) private readonly transport: MailTransport,
    @Inject(Settings) private readonly settings: Settings,
    @Inject(Admins) private readonly admins: Admins,
  ) {}

  async due(op: Operation): Promise<boolean> {
    if (!this.transport.isSet) return false;
    return (await one(op.db, sql`select m.id from mail m where ${waitingAt(op.now)} limit 1`)) !== null;
  }

  async work(op: Operation): Promise<boolean> {
    const claimed = await this.claim(op);
    if (claimed.length === 0) return false;
    const letters: Letter[] = [];
    const dropped: string[] = [];
    for (const mail of claimed) {
      const letter = await this.letterOf(op, mail);
      if (letter) letters.push(letter);
      else dropped.push(mail.id);
    }
    await settle(op.db, dropped, { state: 'dropped', answer: null }, op.now);
    op.record([], { what: 'mail', tried: letters.length, dropped: dropped.length });
    return op.afterCommit(async () => {
      await this.sendAll(letters);
      return claimed.length === AT_ONCE;
    });
  }

  /** Whoever dies between this and `settle` leaves the mail to be tried again at its new hour. */
  private async claim(op: Operation): Promise<Due[]> {
    await rows(
      op.db,
      sql`select m.id from mail m where ${waitingAt(op.now)} order by m.id limit ${AT_ONCE}${forUpdate(op.db)}`,
    );
    const due = await rows<Due>(
      op.db,
      sql`select m.id, m.topic, m.facts, m.person_id as "personId", m.address, m.attempts, p.full_name as "fullName",
            p.work_email as "workEmail", p.locale, p.cut_at as "cutAt"
          from mail m join person p on p.id = m.person_id where ${waitingAt(op.now)} order by m.id limit ${AT_ONCE}`,
    );
    for (const { id, attempts } of due) {
      const retryAt = iso(addSeconds(op.now, secondsUntilRetry(attempts)));
      await run(
        op.db,
        sql`update mail set state = ${'sending'}, attempts = attempts + 1, due_at = ${retryAt} where id = ${id}`,
      );
    }
    return due;
  }

  /** Null when the person is not to be told any more: somebody cut gets no mail, and an invitation may have lost its sense. */
  private async letterOf(op: Operation, mail: Due): Promise<Letter | null> {
    if (mail.cutAt !== null) return null;
    const facts = JSON.parse(mail.facts) as Facts;
    const words = await this.wordsOf(op, mail, facts);
    return (
      words && {
        id: mail.id,
        personId: mail.address === '' ? mail.personId : null,
        to: { name: mail.fullName, address: mail.address === '' ? mail.workEmail : mail.address },
        language: languageOf(mail.locale),
        ...words,
      }
    );
  }

  private async wordsOf(op: Operation, mail: Due, facts: Facts): Promise<MailText | null> {
    const language = languageOf(mail.locale);
    if (mail.topic === DIGEST) return digestLetter(op.db, { id: mail.id, facts }, language, this.settings.url);
    const link = await this.linkOf(op, mail, facts);
    if (link === null) return null;
    const [names = {}] = await namesOf(op.db, [facts]);
    return mailText(mail.topic, language, names, link);
  }

  private async linkOf(op: Operation, mail: Due, facts: Facts): Promise<string | null> {
    if (MAIL_TOPICS[mail.topic]?.link !== 'invitation') return `${this.settings.url}${pathOf(mail.topic, facts)}`;
    // Asked again: the address may have been moved since the invitation was.
    if (await hasMovedAddress(op.db, text(facts['by']), mail.personId)) return null;
    if (await this.isOwnEntry(op.db, mail, facts)) return null;
    try {
      return (await this.admins.linkFor(op, await heldPerson(op.db, mail.personId))).link;
    } catch (error) {
      if (error instanceof Failure) return null;
      throw error;
    }
  }

  /**
   * Whoever writes somebody into the directory also chose the address: outside the organisation's own domains it may be
   * theirs, and the link would make them that person. Somebody else has to invite then, or the command line. Only the
   * settings say which domains those are here: the list an admin keeps would be the way around.
   */
  private async isOwnEntry(db: EntityManager, mail: Due, facts: Facts): Promise<boolean> {
    if (this.settings.ourDomains.includes(mail.workEmail.slice(mail.workEmail.lastIndexOf('@') + 1).toLowerCase()))
      return false;
    const created = await one(
      db,
      sql`select l.position from ledger_leaf l join ledger_subject s on s.position = l.position
          where s.subject = ${`person:${mail.personId}`} and l.action = ${'person.create'} and l.outcome = ${'done'}
            and l.actor_id = ${text(facts['by'])} limit 1`,
    );
    return created !== null;
  }

  private async sendAll(letters: readonly Letter[]): Promise<void> {
    for (const letter of letters) {
      const taken = await this.transport.send(letter);
      await this.operations.run(SYSTEM, 'service.tend', {}, async (op) => {
        await settle(op.db, [letter.id], taken, op.now);
        await noteAddress(op, letter, taken.state);
        op.record([], { what: 'mail', mail: letter.id, ...taken });
      });
    }
  }
}

const waitingAt = (now: Date) => sql`m.state in ('waiting', 'sending') and m.due_at <= ${iso(now)}`;

async function settle(
  db: EntityManager,
  ids: readonly string[],
  { state, answer }: { state: Taken['state'] | 'dropped'; answer: string | null },
  now: Date,
): Promise<void> {
  if (ids.length === 0) return;
  if (state === 'later') {
    await run(
      db,
      sql`update mail set answer = ${answer}, state = case when attempts >= ${MOST_ATTEMPTS} then 'refused' else 'waiting' end
          where id in ${list([...ids])} and state = 'sending'`,
    );
    return;
  }
  await run(
    db,
    sql`update mail set state = ${state}, answer = ${answer}, settled_at = ${iso(now)} where id in ${list([...ids])} and state = 'sending'`,
  );
}

const text = (fact: unknown): string => (typeof fact === 'string' ? fact : '');
