import { Inject, Module } from '@nestjs/common';
import { Settings, SettingsError } from '../settings/settings.js';
import { AccessController } from './access.controller.js';
import { AccessList } from './access.service.js';
import { EntitledController } from './entitled.controller.js';
import { Entitled } from './entitled.service.js';
import { Grants } from './grants.service.js';
import { GrantsController } from './grants.controller.js';
import { Requests } from './requests.service.js';
import { RequestsController } from './requests.controller.js';
import { problemOfPattern } from './ticket.rules.js';

@Module({
  controllers: [GrantsController, RequestsController, AccessController, EntitledController],
  providers: [Grants, Requests, AccessList, Entitled],
  exports: [Grants, Requests, AccessList],
})
export class AccessModule {
  /** A pattern that cannot be used stops the start. */
  constructor(@Inject(Settings) settings: Settings) {
    const problem = problemOfPattern(settings);
    if (problem) throw new SettingsError(`Setting ticketPattern is not valid: ${problem}`);
  }
}
