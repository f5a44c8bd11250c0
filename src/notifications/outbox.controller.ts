import { Controller, Get, Inject, Query } from '@nestjs/common';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { MailTransport } from './mail-transport.js';
import { mailPage } from './mail.queries.js';
import { MailsQuery } from './outbox.dto.js';
import { OutboxView } from './outbox.view.js';

/** What the outside is told, and what waits to be told. */
@Controller('api/v1/outbox')
export class OutboxController {
  constructor(@Inject(MailTransport) private readonly transport: MailTransport) {}

  @Get()
  @Does('outbox.list')
  async list(@Op() op: Operation, @Query() query: MailsQuery): Promise<OutboxView> {
    return { mailServer: this.transport.isSet, ...(await mailPage(op.db, query, op.actor.id)) };
  }
}
