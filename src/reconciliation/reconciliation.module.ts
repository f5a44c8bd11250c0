import { Module } from '@nestjs/common';
import { Captures } from './captures.service.js';
import { Comparisons } from './comparisons.js';
import { NativeIdentitiesController } from './identities.controller.js';
import { NativeIdentities } from './identities.service.js';
import { Pictures } from './pictures.js';
import { ReconciliationController } from './reconciliation.controller.js';
import { Reconciliation } from './reconciliation.service.js';
import { Resolving } from './resolving.service.js';

@Module({
  controllers: [ReconciliationController, NativeIdentitiesController],
  providers: [Captures, Comparisons, Pictures, Resolving, Reconciliation, NativeIdentities],
  exports: [NativeIdentities],
})
export class ReconciliationModule {}
