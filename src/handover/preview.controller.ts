import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { DeparturePreviews } from './preview.service.js';
import { DeparturePreview } from './preview.view.js';

@ApiTags('people')
@Controller('api/v1/people')
export class PreviewController {
  constructor(@Inject(DeparturePreviews) private readonly previews: DeparturePreviews) {}

  @Get(':id/departure-preview')
  @Does('person.preview')
  preview(@Op() op: Operation, @Param('id') id: string): Promise<DeparturePreview> {
    return this.previews.of(op, id);
  }
}
