import { Module } from '@nestjs/common';
import { Findings } from './findings.service.js';
import { ReportsController } from './reports.controller.js';

@Module({ controllers: [ReportsController], providers: [Findings] })
export class ReportsModule {}
