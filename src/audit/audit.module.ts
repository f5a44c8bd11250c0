import { Module } from '@nestjs/common';
import { AuditController } from './audit.controller.js';
import { Audit } from './audit.service.js';
import { AuditExport } from './export.service.js';
import { LogCheck } from './log-check.service.js';

@Module({
  controllers: [AuditController],
  providers: [Audit, AuditExport, LogCheck],
  exports: [Audit, AuditExport, LogCheck],
})
export class AuditModule {}
