import { Body, Controller, Get, Inject, Param, Patch, Query } from '@nestjs/common';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { Corrections } from './corrections.service.js';
import { PlatformDetailView, PlatformPageView } from './correction.view.js';
import { CorrectPlatform, PlatformQuery } from './platform.dto.js';

/** The catalogue of platforms. */
@Controller('api/v1/platforms')
export class PlatformController {
  constructor(@Inject(Corrections) private readonly corrections: Corrections) {}

  @Get()
  @Does('platform.list')
  list(@Op() op: Operation, @Query() query: PlatformQuery): Promise<PlatformPageView> {
    return this.corrections.list(op, query);
  }

  @Get(':id')
  @Does('platform.show')
  show(@Op() op: Operation, @Param('id') id: string): Promise<PlatformDetailView> {
    return this.corrections.show(op, id);
  }

  @Patch(':id')
  @Does('platform.correct')
  correct(@Op() op: Operation, @Param('id') id: string, @Body() input: CorrectPlatform): Promise<PlatformDetailView> {
    return this.corrections.correct(op, id, input);
  }
}
