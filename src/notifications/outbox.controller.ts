import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { mayTry } from '../operation/door.rules.js';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { Reasoned } from '../operation/reasoned.dto.js';
import { isRetried, MailDesk } from './mail-desk.service.js';
import { MailTransport } from './mail-transport.js';
import { mailPage } from './mail.queries.js';
import { MailsQuery } from './outbox.dto.js';
import { MailSettingsView, OutboxView, TestMailView } from './outbox.view.js';

/** What the outside is told, and what waits to be told. */
@Controller('api/v1')
export class OutboxController {
  constructor(
    @Inject(MailTransport) private readonly transport: MailTransport,
    @Inject(MailDesk) private readonly desk: MailDesk,
  ) {}

  @Get('outbox')
  @Does('outbox.list')
  async list(@Op() op: Operation, @Query() query: MailsQuery): Promise<OutboxView> {
    const mayRetry = mayTry(op.actor, 'outbox.retry');
    const page = await mailPage(op.db, query, op.actor.id);
    return {
      mailServer: this.transport.isSet,
      messages: await this.desk.messages(op),
      ...page,
      items: page.items.map((mail) => ({ ...mail, can: mayRetry && isRetried(mail.state) ? ['outbox.retry'] : [] })),
    };
  }

  /** Tries a mail again at once that was refused or waits for its next hour. */
  @Post('outbox/:id/retry')
  @HttpCode(200)
  @Does('outbox.retry')
  async retry(@Op() op: Operation, @Param('id') id: string, @Body() _: Reasoned): Promise<{ id: string }> {
    await this.desk.retry(op, id);
    return { id };
  }

  @Get('mail')
  @Does('mail.show')
  settings(@Op() op: Operation): Promise<MailSettingsView> {
    return this.desk.settingsNow(op);
  }

  /** Writes a mail to whoever asks, and says whether the server answers. */
  @Post('mail/test')
  @HttpCode(200)
  @Does('mail.test')
  test(@Op() op: Operation, @Body() _: Reasoned): Promise<TestMailView> {
    return this.desk.test(op);
  }
}
