import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Put } from '@nestjs/common';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { NameDelegate } from './delegation.dto.js';
import { DelegateAnswerView, DelegateView } from './delegation.view.js';
import { Delegations } from './delegations.service.js';

/** Who decides about access while a seat holder is away. */
@Controller('api/v1/people/:id/delegate')
export class DelegationsController {
  constructor(@Inject(Delegations) private readonly delegations: Delegations) {}

  @Get()
  @Does('delegate.show')
  show(@Op() op: Operation, @Param('id') id: string): Promise<DelegateAnswerView> {
    return this.delegations.show(op, id);
  }

  /** Name who stands in, for the days of an absence. */
  @Put()
  @Does('delegate.name')
  name(@Op() op: Operation, @Param('id') id: string, @Body() input: NameDelegate): Promise<DelegateView> {
    return this.delegations.name(op, id, input);
  }

  @Delete()
  @HttpCode(204)
  @Does('delegate.end')
  end(@Op() op: Operation, @Param('id') id: string): Promise<void> {
    return this.delegations.end(op, id);
  }
}
