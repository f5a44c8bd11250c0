import { Global, Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { AccountsModule } from '../accounts/accounts.module.js';
import { PlatformModule } from '../platforms/platform.module.js';
import { VaultModule } from '../vault/vault.module.js';
import { RotationRights } from '../vault/rotation-rights.js';
import { RotationSteps } from '../vault/rotation-steps.js';
import { Absences } from './absences.service.js';
import { AgenciesController } from './agencies.controller.js';
import { AgencyDepartures } from './agencies.service.js';
import { Arrivals } from './arrivals.js';
import { Asking } from './asking.service.js';
import { AssigneeRights } from './assignee-rights.js';
import { Candidates } from './candidates.service.js';
import { HandoverPlans } from './plans.service.js';
import { Timelines } from './timeline.service.js';
import { CaseCan } from './case-can.js';
import { CasesController } from './cases.controller.js';
import { Cases } from './cases.service.js';
import { Certificates } from './certificates.service.js';
import { Closing } from './closing.service.js';
import { Completing } from './completing.service.js';
import { CutWatch } from './cut-watch.js';
import { Cutting } from './cutting.service.js';
import { Departures } from './departures.service.js';
import { DeclarationsController } from './declarations.controller.js';
import { Declarations } from './declarations.service.js';
import { EvidenceController } from './evidence.controller.js';
import { TaskEvidences } from './evidence.service.js';
import { HandoversController } from './handovers.controller.js';
import { Handovers } from './handovers.service.js';
import { LastDays } from './last-days.js';
import { MoveEnds } from './move-ends.js';
import { MovesController } from './moves.controller.js';
import { Moves } from './moves.service.js';
import { Moving } from './moving.service.js';
import { Naming } from './naming.service.js';
import { CaseOpening } from './opening.service.js';
import { DepartureReading } from './preview-facts.js';
import { PreviewController } from './preview.controller.js';
import { DeparturePreviews } from './preview.service.js';
import { Proposals } from './proposals.js';
import { TaskReminders } from './reminders.service.js';
import { Returns } from './returns.js';
import { Refusing } from './refusing.service.js';
import { FreshRunbooks } from './fresh-runbooks.js';
import { RunbookCorrections } from './runbook-corrections.service.js';
import { RunbooksController } from './runbooks.controller.js';
import { RunbookShelf } from './runbook.service.js';
import { SurvivorSteps } from './survivor-steps.js';
import { Successions } from './succession.service.js';
import { TaskListsController } from './task-lists.controller.js';
import { TaskLists } from './task-lists.service.js';
import { WaiverReviewing } from './waiver-reviews.service.js';
import { TaskHolding } from './task-holding.js';
import { TaskViews } from './task-views.js';
import { TasksController } from './tasks.controller.js';
import { Tasks } from './tasks.service.js';
import { CaseWarnings } from './warnings.service.js';

/** Global because the vault below asks, without knowing it, who may store a new version. */
@Global()
@Module({
  imports: [AccessModule, AccountsModule, PlatformModule, VaultModule],
  controllers: [
    PreviewController,
    CasesController,
    DeclarationsController,
    HandoversController,
    TasksController,
    EvidenceController,
    TaskListsController,
    RunbooksController,
    MovesController,
    AgenciesController,
  ],
  providers: [
    RunbookShelf,
    DepartureReading,
    FreshRunbooks,
    RunbookCorrections,
    DeparturePreviews,
    CaseCan,
    Timelines,
    HandoverPlans,
    TaskViews,
    Proposals,
    Successions,
    CaseWarnings,
    Absences,
    CutWatch,
    Arrivals,
    MoveEnds,
    Moves,
    AgencyDepartures,
    Cutting,
    CaseOpening,
    Departures,
    Cases,
    Moving,
    Closing,
    Certificates,
    Naming,
    Candidates,
    Handovers,
    TaskHolding,
    Refusing,
    Declarations,
    Completing,
    TaskEvidences,
    TaskLists,
    WaiverReviewing,
    Tasks,
    LastDays,
    TaskReminders,
    Asking,
    Returns,
    { provide: RotationRights, useClass: AssigneeRights },
    { provide: RotationSteps, useClass: SurvivorSteps },
  ],
  exports: [
    RotationRights,
    RotationSteps,
    Departures,
    DeparturePreviews,
    CaseOpening,
    Cutting,
    Closing,
    LastDays,
    Returns,
    RunbookShelf,
    TaskReminders,
    Asking,
  ],
})
export class HandoverModule {}
