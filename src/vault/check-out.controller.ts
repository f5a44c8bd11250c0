import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { Reasoned } from '../operation/reasoned.dto.js';
import { SetCheckOutPolicy, TakeCheckOut } from './check-out.dto.js';
import { CheckOuts } from './check-out.service.js';
import { CheckOutView } from './check-out.view.js';

@Controller('api/v1/accounts/:id')
export class CheckOutController {
  constructor(@Inject(CheckOuts) private readonly checkOuts: CheckOuts) {}

  /** Say whether one person at a time uses this account: its owner seats or an admin. */
  @Put('check-out-policy')
  @Does('check_out.policy')
  setPolicy(@Op() op: Operation, @Param('id') id: string, @Body() input: SetCheckOutPolicy): Promise<CheckOutView> {
    return this.checkOuts.setPolicy(op, id, input);
  }

  /** Who holds it, for whom it is kept, who waits. */
  @Get('check-out')
  @Does('check_out.show')
  show(@Op() op: Operation, @Param('id') id: string): Promise<CheckOutView> {
    return this.checkOuts.show(op, id);
  }

  /** Take it, or wait for it: 409 `vault.checked_out` says the place in the queue. Asking again changes nothing. */
  @Post('check-out')
  @Does('check_out.take')
  take(@Op() op: Operation, @Param('id') id: string, @Body() input: TakeCheckOut): Promise<CheckOutView> {
    return this.checkOuts.take(op, id, input);
  }

  /** Give it back, or leave the queue. */
  @Delete('check-out')
  @HttpCode(204)
  @Does('check_out.return')
  giveBack(@Op() op: Operation, @Param('id') id: string): Promise<void> {
    return this.checkOuts.giveBack(op, id);
  }

  /** End somebody's turn: the owner seats or an admin. */
  @Post('check-out/force-return')
  @HttpCode(200)
  @Does('check_out.force')
  force(@Op() op: Operation, @Param('id') id: string, @Body() _reason: Reasoned): Promise<CheckOutView> {
    return this.checkOuts.force(op, id);
  }
}
