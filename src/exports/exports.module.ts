import { Module } from '@nestjs/common';
import { ExportsController } from './exports.controller.js';
import { PlatformModule } from '../platforms/platform.module.js';
import { ReportsModule } from '../reports/reports.module.js';
import { Exports } from './exports.service.js';

@Module({
  imports: [PlatformModule, ReportsModule],
  controllers: [ExportsController],
  providers: [Exports],
  exports: [Exports],
})
export class ExportsModule {}
