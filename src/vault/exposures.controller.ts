import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { ListQuery } from '../operation/page.dto.js';
import { Exposures } from './exposures.service.js';
import { ListRotations } from './rotation.dto.js';
import { RotationList, SeenVersionList } from './rotation.view.js';

@Controller('api/v1')
export class ExposuresController {
  constructor(@Inject(Exposures) private readonly exposures: Exposures) {}

  @Get('rotations')
  @Does('rotation.list')
  rotations(@Op() op: Operation, @Query() query: ListRotations): Promise<RotationList> {
    return this.exposures.rotations(op, query);
  }

  @Get('people/:id/exposures')
  @Does('person.exposures')
  seen(@Op() op: Operation, @Param('id') id: string, @Query() query: ListQuery): Promise<SeenVersionList> {
    return this.exposures.seenBy(op, id, query);
  }
}
