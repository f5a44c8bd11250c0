import { Global, Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { OpenIncidents } from '../accounts/open-incidents.js';
import { RotationDemands } from '../vault/rotation-demands.js';
import { IncidentClosing } from './incident-closing.service.js';
import { IncidentShelf } from './incident-shelf.js';
import { IncidentTasksController } from './incident-tasks.controller.js';
import { IncidentTasks } from './incident-tasks.service.js';
import { IncidentWatch } from './incident-watch.js';
import { IncidentsController } from './incidents.controller.js';
import { Incidents } from './incidents.service.js';

/** Global because register and vault below ask, without knowing them, what an incident forbids and demands. */
@Global()
@Module({
  imports: [AccountsModule],
  controllers: [IncidentsController, IncidentTasksController],
  providers: [
    IncidentShelf,
    Incidents,
    IncidentTasks,
    IncidentClosing,
    { provide: OpenIncidents, useClass: IncidentWatch },
    { provide: RotationDemands, useClass: IncidentWatch },
  ],
  exports: [OpenIncidents, RotationDemands, IncidentShelf],
})
export class IncidentsModule {}
