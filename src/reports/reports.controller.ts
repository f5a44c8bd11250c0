import { Controller, Get, Inject, Query } from '@nestjs/common';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { FindingQuery } from './findings.dto.js';
import { Findings } from './findings.service.js';
import { FindingPageView } from './findings.view.js';

/** What the register lacks, and how it stands. */
@Controller('api/v1')
export class ReportsController {
  constructor(@Inject(Findings) private readonly findings: Findings) {}

  @Get('findings')
  @Does('finding.list')
  list(@Op() op: Operation, @Query() query: FindingQuery): Promise<FindingPageView> {
    return this.findings.list(op, query);
  }
}
