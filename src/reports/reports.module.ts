import { Module } from '@nestjs/common';
import { ContinuityScores } from './continuity.service.js';
import { Findings } from './findings.service.js';
import { Kpis } from './kpis.service.js';
import { ReportsController } from './reports.controller.js';

@Module({ controllers: [ReportsController], providers: [Findings, ContinuityScores, Kpis], exports: [Findings] })
export class ReportsModule {}
