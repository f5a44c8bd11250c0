import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { NameActingOwner } from './acting-owner.dto.js';
import { ActingOwnerAnswerView, ActingOwnerView } from './acting-owner.view.js';
import { ActingOwners } from './acting-owners.service.js';

/** Who acts for an owner who is away. */
@Controller('api/v1/accounts/:id/acting-owner')
export class ActingOwnersController {
  constructor(@Inject(ActingOwners) private readonly acting: ActingOwners) {}

  @Get()
  @Does('acting_owner.show')
  show(@Op() op: Operation, @Param('id') id: string): Promise<ActingOwnerAnswerView> {
    return this.acting.show(op, id);
  }

  /** Full control and the owner's say about access requests, for these days; whoever acted before no longer does. */
  @Post()
  @Does('acting_owner.name')
  name(@Op() op: Operation, @Param('id') id: string, @Body() input: NameActingOwner): Promise<ActingOwnerView> {
    return this.acting.name(op, id, input);
  }

  @Delete()
  @HttpCode(204)
  @Does('acting_owner.end')
  end(@Op() op: Operation, @Param('id') id: string): Promise<void> {
    return this.acting.end(op, id);
  }
}
