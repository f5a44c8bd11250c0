import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { named } from './names.js';
import { PreviewQuery, PreviewsQuery } from './preview.dto.js';
import { DeparturePreviews } from './preview.service.js';
import { DeparturePreview, DepartureSummaryPage } from './preview.view.js';

@ApiTags('people')
@Controller('api/v1')
export class PreviewController {
  constructor(@Inject(DeparturePreviews) private readonly previews: DeparturePreviews) {}

  @Get('people/:id/departure-preview')
  @Does('person.preview')
  async preview(
    @Op() op: Operation,
    @Param('id') id: string,
    @Query() { lastDay }: PreviewQuery,
  ): Promise<DeparturePreview> {
    return named(op, await this.previews.of(op, id, lastDay));
  }

  @Get('departure-previews')
  @Does('person.preview')
  everybody(@Op() op: Operation, @Query() query: PreviewsQuery): Promise<DepartureSummaryPage> {
    return this.previews.page(op, query);
  }
}
