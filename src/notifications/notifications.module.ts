import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { Digests } from './digest.service.js';
import { LogLine } from './log-line.receiver.js';
import { MailDesk } from './mail-desk.service.js';
import { MailPlanner } from './mail-planner.receiver.js';
import { MailSending } from './mail-sending.service.js';
import { MailTransport } from './mail-transport.js';
import { OutboxController } from './outbox.controller.js';
import { ReleaseWatching } from './release-watch.service.js';
import { PreferencesController } from './preferences.controller.js';
import { Preferences } from './preferences.service.js';
import { Receivers } from './receivers.js';

@Module({
  imports: [IdentityModule],
  controllers: [OutboxController, PreferencesController],
  providers: [
    Digests,
    Preferences,
    LogLine,
    MailDesk,
    MailPlanner,
    MailSending,
    MailTransport,
    Receivers,
    ReleaseWatching,
  ],
  exports: [Digests, Receivers, MailSending, ReleaseWatching],
})
export class NotificationsModule {}
