import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { LogLine } from './log-line.receiver.js';
import { MailPlanner } from './mail-planner.receiver.js';
import { MailSending } from './mail-sending.service.js';
import { MailTransport } from './mail-transport.js';
import { OutboxController } from './outbox.controller.js';
import { Receivers } from './receivers.js';

@Module({
  imports: [IdentityModule],
  controllers: [OutboxController],
  providers: [LogLine, MailPlanner, MailSending, MailTransport, Receivers],
  exports: [Receivers, MailSending],
})
export class NotificationsModule {}
