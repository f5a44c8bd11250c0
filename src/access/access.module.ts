import { Inject, Module } from '@nestjs/common';
import { Settings, SettingsError } from '../settings/settings.js';
import { AccessController } from './access.controller.js';
import { BreakGlassController } from './break-glass.controller.js';
import { BreakGlassRights } from './break-glass-rights.service.js';
import { Emergencies } from './break-glass.service.js';
import { AccessList } from './access.service.js';
import { Continuations } from './continuing.service.js';
import { EntitledController } from './entitled.controller.js';
import { Entitled } from './entitled.service.js';
import { Grants } from './grants.service.js';
import { GrantsController } from './grants.controller.js';
import { Requests } from './requests.service.js';
import { RequestsController } from './requests.controller.js';
import { PersonAccessController } from './person-access.controller.js';
import { PersonAccess } from './person-access.service.js';
import { GrantWarnings } from './warnings.service.js';
import { problemOfPattern } from './ticket.rules.js';

@Module({
  controllers: [
    GrantsController,
    PersonAccessController,
    RequestsController,
    AccessController,
    EntitledController,
    BreakGlassController,
  ],
  providers: [
    Grants,
    Continuations,
    PersonAccess,
    GrantWarnings,
    Requests,
    AccessList,
    Entitled,
    BreakGlassRights,
    Emergencies,
  ],
  exports: [Grants, GrantWarnings, Requests, AccessList, BreakGlassRights, Emergencies],
})
export class AccessModule {
  /** A pattern that cannot be used stops the start. */
  constructor(@Inject(Settings) settings: Settings) {
    const problem = problemOfPattern(settings);
    if (problem) throw new SettingsError(`Setting ticketPattern is not valid: ${problem}`);
  }
}
