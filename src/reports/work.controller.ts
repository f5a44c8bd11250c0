import { Controller, Get, Inject } from '@nestjs/common';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { Work } from './work.service.js';
import { WorkView } from './work.view.js';

/** What needs the reader now. */
@Controller('api/v1/me/work')
export class WorkController {
  constructor(@Inject(Work) private readonly work: Work) {}

  /** Kind by kind how much waits for you, with the first few of each. */
  @Get()
  @Does('work.show')
  mine(@Op() op: Operation): Promise<WorkView> {
    return this.work.mine(op);
  }
}
