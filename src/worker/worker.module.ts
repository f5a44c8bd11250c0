import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { CampaignsModule } from '../campaigns/campaigns.module.js';
import { HandoverModule } from '../handover/handover.module.js';
import { ImportsModule } from '../imports/imports.module.js';
import { KeysModule } from '../keys/keys.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { PoliciesModule } from '../policies/policies.module.js';
import { PrivacyModule } from '../privacy/privacy.module.js';
import { ReconciliationModule } from '../reconciliation/reconciliation.module.js';
import { VaultModule } from '../vault/vault.module.js';
import { Jobs } from './jobs.js';
import { Rewrapping } from './rewrapping.js';
import { Upkeep } from './upkeep.js';
import { Worker } from './worker.js';

/** Runs in the service process; `Worker.start` is called once it listens. */
@Module({
  imports: [
    AccessModule,
    CampaignsModule,
    HandoverModule,
    ImportsModule,
    KeysModule,
    NotificationsModule,
    PoliciesModule,
    PrivacyModule,
    ReconciliationModule,
    VaultModule,
  ],
  providers: [Jobs, Rewrapping, Upkeep, Worker],
  exports: [Worker],
})
export class WorkerModule {}
