import { Module } from '@nestjs/common';
import { BusFactor } from './bus-factor.service.js';
import { ContinuityScores } from './continuity.service.js';
import { Findings } from './findings.service.js';
import { Kpis } from './kpis.service.js';
import { ReportsController } from './reports.controller.js';

@Module({
  controllers: [ReportsController],
  providers: [Findings, BusFactor, ContinuityScores, Kpis],
  exports: [Findings, BusFactor],
})
export class ReportsModule {}
