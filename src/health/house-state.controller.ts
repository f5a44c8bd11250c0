import { Controller, Get, Inject } from '@nestjs/common';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { HouseState } from './house-state.js';
import { HouseStateView } from './house-state.view.js';

/** How the service is, for whoever looks after it. */
@Controller('api/v1/health')
export class HouseStateController {
  constructor(@Inject(HouseState) private readonly house: HouseState) {}

  @Get()
  @Does('health.show')
  look(@Op() op: Operation): Promise<HouseStateView> {
    return this.house.look(op);
  }
}
