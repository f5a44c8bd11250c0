import { Module } from '@nestjs/common';
import { BrandAuditsController } from './audits.controller.js';
import { BrandAudits } from './audits.service.js';
import { Impersonations } from './impersonations.service.js';
import { ImpersonationsController } from './impersonations.controller.js';

@Module({
  controllers: [ImpersonationsController, BrandAuditsController],
  providers: [Impersonations, BrandAudits],
})
export class BrandingModule {}
