import { Inject, Injectable } from '@nestjs/common';
import { one, run, sql } from '../database/sql.js';
import { iso } from '../kernel/clock.js';
import type { Operation } from '../operation/operation.js';
import { Settings } from '../settings/settings.js';
import { MailTransport } from './mail-transport.js';
import { NotificationFailures } from './notifications.failures.js';
import { heldMail, mailSums } from './mail.queries.js';
import type { MailSettingsView, TestMailView } from './outbox.view.js';

/** What an administrator does about mails: see whether they go out, try it, send one again. */
@Injectable()
export class MailDesk {
  constructor(
    @Inject(Settings) private readonly settings: Settings,
    @Inject(MailTransport) private readonly transport: MailTransport,
  ) {}

  /** As the settings say it, without user name and password. */
  async settingsNow(op: Operation): Promise<MailSettingsView> {
    const { mailFrom: from, smtpUrl } = this.settings;
    return { from, server: smtpUrl === undefined ? null : serverOf(smtpUrl), ...(await mailSums(op.db)) };
  }

  /** A mail to whoever asks goes the way of all mails; whether the server answers at all is said at once. */
  test(op: Operation): Promise<TestMailView> {
    op.refuse(this.transport.isSet ? null : NotificationFailures.NO_MAIL_SERVER());
    op.record(`person:${op.actor.id}`, { what: 'test' });
    op.announce('mail.test', { personId: op.actor.id });
    return Promise.resolve(op.afterCommit(() => this.transport.reach()));
  }

  /** Due now; the count of attempts begins again. Throws `notifications.unknown_mail`, `notifications.not_waiting`. */
  async retry(op: Operation, id: string): Promise<void> {
    const mail = await heldMail(op.db, id, op.actor.id);
    if (!mail) throw NotificationFailures.UNKNOWN_MAIL();
    op.about(`person:${mail.personId}`);
    if (!isRetried(mail.state)) throw NotificationFailures.NOT_WAITING();
    await run(
      op.db,
      sql`update mail set state = 'waiting', attempts = 0, due_at = ${iso(op.now)}, settled_at = null where id = ${id}`,
    );
    op.record([], { mail: id, topic: mail.topic, before: mail.state });
  }

  /** What was told to the rooms inside and not taken yet. */
  async messages(op: Operation): Promise<{ waiting: number; oldest: string | null }> {
    const found = await one<{ n: number | string; oldest: string | null }>(
      op.db,
      sql`select count(*) as n, min(created_at) as oldest from outbox where delivered_at is null`,
    );
    return { waiting: Number(found?.n ?? 0), oldest: found?.oldest ?? null };
  }
}

/** One that was refused, or waits for its next hour; what was sent is sent, and what was dropped tells nobody any more. */
export const isRetried = (state: string): boolean => state === 'refused' || state === 'waiting';

function serverOf(url: string): MailSettingsView['server'] {
  const { protocol, hostname, port, username } = new URL(url);
  const isEncrypted = protocol === 'smtps:';
  return { host: hostname, port: Number(port || (isEncrypted ? 465 : 587)), isEncrypted, signsIn: username !== '' };
}
