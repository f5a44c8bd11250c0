import { Body, Controller, Get, Inject, Param, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { ListQuery } from '../operation/page.dto.js';
import { DecideMove } from './move.dto.js';
import { DecidedMoveView, MoveView } from './move.view.js';
import { Moves } from './moves.service.js';
import { named } from './names.js';

/** Keep, remove, new: what becomes of the access of somebody who moves inside the house. */
@ApiTags('offboarding')
@Controller('api/v1/offboarding-cases/:id/move')
export class MovesController {
  constructor(@Inject(Moves) private readonly moves: Moves) {}

  @Get()
  @Does('case.show_move')
  async show(@Op() op: Operation, @Param('id') id: string, @Query() query: ListQuery): Promise<MoveView> {
    return named(op, await this.moves.show(op, id, query));
  }

  @Put()
  @Does('case.decide_move')
  decide(@Op() op: Operation, @Param('id') id: string, @Body() input: DecideMove): Promise<DecidedMoveView> {
    return this.moves.decide(op, id, input);
  }
}
