import { Global, Inject, Module } from '@nestjs/common';
import { Settings, SettingsError } from '../settings/settings.js';
import { Askable } from './askable.service.js';
import { AccessController } from './access.controller.js';
import { ActingOwnersController } from './acting-owners.controller.js';
import { ActingOwners } from './acting-owners.service.js';
import { BreakGlassController } from './break-glass.controller.js';
import { BreakGlassRights } from './break-glass-rights.service.js';
import { EmergencyPreviews } from './break-glass-preview.service.js';
import { Emergencies } from './break-glass.service.js';
import { AccessList } from './access.service.js';
import { Continuations } from './continuing.service.js';
import { EntitledController } from './entitled.controller.js';
import { Delegations } from './delegations.service.js';
import { DelegationsController } from './delegations.controller.js';
import { Entitled } from './entitled.service.js';
import { ShownGrants } from './grant-shown.service.js';
import { Grants } from './grants.service.js';
import { ShownGroupGrants } from './group-grant-shown.service.js';
import { GroupGrants } from './group-grants.service.js';
import { GroupGrantsController } from './group-grants.controller.js';
import { GroupSync } from './group-sync.js';
import { GroupIssuing } from './issuing.service.js';
import { GroupWatch } from '../groups/group-watch.js';
import { GrantsController } from './grants.controller.js';
import { RequestDecisions } from './request-decisions.service.js';
import { RequestOptions } from './request-options.js';
import { ShownRequests } from './request-shown.service.js';
import { RequestDetail } from './request-detail.service.js';
import { RequestEscalation } from './request-escalation.service.js';
import { Requests } from './requests.service.js';
import { RequestsController } from './requests.controller.js';
import { PersonAccessController } from './person-access.controller.js';
import { PersonAccess } from './person-access.service.js';
import { GrantWarnings } from './warnings.service.js';
import { problemOfPattern } from './ticket.rules.js';

/** Global because groups, below, tell it who joins and leaves. */
@Global()
@Module({
  controllers: [
    GroupGrantsController,
    GrantsController,
    PersonAccessController,
    RequestsController,
    AccessController,
    EntitledController,
    DelegationsController,
    ActingOwnersController,
    BreakGlassController,
  ],
  providers: [
    { provide: GroupWatch, useExisting: GroupIssuing },
    GroupIssuing,
    GroupSync,
    GroupGrants,
    ShownGroupGrants,
    Grants,
    ShownGrants,
    Continuations,
    PersonAccess,
    GrantWarnings,
    Requests,
    AccessList,
    Entitled,
    RequestDecisions,
    RequestDetail,
    RequestOptions,
    ShownRequests,
    Askable,
    RequestEscalation,
    Delegations,
    ActingOwners,
    BreakGlassRights,
    Emergencies,
    EmergencyPreviews,
  ],
  exports: [
    GroupWatch,
    GroupSync,
    Grants,
    PersonAccess,
    GrantWarnings,
    Requests,
    RequestEscalation,
    AccessList,
    BreakGlassRights,
    Delegations,
    ActingOwners,
    Emergencies,
  ],
})
export class AccessModule {
  /** A pattern that cannot be used stops the start. */
  constructor(@Inject(Settings) settings: Settings) {
    const problem = problemOfPattern(settings);
    if (problem) throw new SettingsError(`Setting ticketPattern is not valid: ${problem}`);
  }
}
