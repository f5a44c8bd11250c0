import { Body, Controller, Get, Inject, Param, Patch, Query, UseInterceptors } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { ListQuery } from '../operation/page.dto.js';
import { FreshRunbooks } from './fresh-runbooks.js';
import { named } from './names.js';
import { RunbookCorrections } from './runbook-corrections.service.js';
import { CorrectScenario, CorrectStep } from './runbook.dto.js';
import { RunbookCorrectionPage, RunbooksView } from './runbook.view.js';

@ApiTags('offboarding')
@UseInterceptors(FreshRunbooks)
@Controller('api/v1/runbooks')
export class RunbooksController {
  constructor(@Inject(RunbookCorrections) private readonly corrections: RunbookCorrections) {}

  @Get()
  @Does('runbook.show')
  async show(@Op() op: Operation): Promise<RunbooksView> {
    return named(op, await this.corrections.show(op));
  }

  @Get('corrections')
  @Does('runbook.show')
  async history(@Op() op: Operation, @Query() query: ListQuery): Promise<RunbookCorrectionPage> {
    return named(op, await this.corrections.history(op, query));
  }

  @Patch('tasks/:id')
  @Does('runbook.correct')
  step(@Op() op: Operation, @Param('id') code: string, @Body() input: CorrectStep): Promise<RunbooksView> {
    return this.corrections.correct(op, `step:${code}`, input);
  }

  @Patch('scenarios/:id')
  @Does('runbook.correct')
  scenario(@Op() op: Operation, @Param('id') id: string, @Body() input: CorrectScenario): Promise<RunbooksView> {
    return this.corrections.correct(op, `scenario:${id}`, input);
  }
}
