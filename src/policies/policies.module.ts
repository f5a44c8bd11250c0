import { Global, Module } from '@nestjs/common';
import { Acknowledgements } from './acknowledgements.service.js';
import { Comments } from './comments.service.js';
import { Editions } from './editions.service.js';
import { Gates } from './gates.js';
import { PoliciesController } from './policies.controller.js';
import { Policies } from './policies.service.js';
import { PolicyReminders } from './reminders.js';
import { TrainingController } from './training.controller.js';
import { Trainings } from './trainings.service.js';
import { VersionsController } from './versions.controller.js';

@Global()
@Module({
  controllers: [PoliciesController, VersionsController, TrainingController],
  providers: [Policies, Editions, Comments, Acknowledgements, Trainings, PolicyReminders, Gates],
  exports: [PolicyReminders, Gates],
})
export class PoliciesModule {}
