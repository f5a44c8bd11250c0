import { Module } from '@nestjs/common';
import { BusFactor } from './bus-factor.service.js';
import { Charts } from './charts.service.js';
import { ContinuityScores } from './continuity.service.js';
import { Findings } from './findings.service.js';
import { Kpis } from './kpis.service.js';
import { ReportsController } from './reports.controller.js';
import { Trends } from './trends.service.js';
import { VaultModule } from '../vault/vault.module.js';
import { WorkController } from './work.controller.js';
import { Work } from './work.service.js';

@Module({
  imports: [VaultModule],
  controllers: [ReportsController, WorkController],
  providers: [Findings, BusFactor, Charts, ContinuityScores, Kpis, Trends, Work],
  exports: [Findings, BusFactor],
})
export class ReportsModule {}
