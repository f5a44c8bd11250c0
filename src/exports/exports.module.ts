import { Module } from '@nestjs/common';
import { ExportsController } from './exports.controller.js';
import { ReportsModule } from '../reports/reports.module.js';
import { Exports } from './exports.service.js';

@Module({ imports: [ReportsModule], controllers: [ExportsController], providers: [Exports], exports: [Exports] })
export class ExportsModule {}
