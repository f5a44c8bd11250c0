import { Body, Controller, Get, HttpCode, Inject, Param, ParseEnumPipe, Post, Put } from '@nestjs/common';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { Reasoned } from '../operation/reasoned.dto.js';
import { AssignSeat, MarkAccount } from './account.dto.js';
import { AccountDetailView, pastSeatView, SeatHistoryView } from './account.view.js';
import { AccountFailures } from './accounts.failures.js';
import { Lifecycle } from './lifecycle.service.js';
import { Register } from './register.service.js';
import { SEATS, type SeatName } from './seat.rules.js';
import { Seats } from './seats.service.js';

const aSeat = new ParseEnumPipe(Object.fromEntries(SEATS.map((seat) => [seat, seat])), {
  exceptionFactory: () => AccountFailures.UNKNOWN_SEAT(),
});

/** Decisions about one account: its life and who answers for it. Each answers the account as it then is. */
@Controller('api/v1/accounts/:id')
export class LifecycleController {
  constructor(
    @Inject(Lifecycle) private readonly life: Lifecycle,
    @Inject(Seats) private readonly seats: Seats,
    @Inject(Register) private readonly register: Register,
  ) {}

  @Post('approve')
  @HttpCode(200)
  @Does('account.approve')
  approve(@Op() op: Operation, @Param('id') id: string, @Body() _reason: Reasoned): Promise<AccountDetailView> {
    return this.after(op, id, this.life.approve(op, id));
  }

  @Post('reject')
  @HttpCode(200)
  @Does('account.reject')
  reject(@Op() op: Operation, @Param('id') id: string, @Body() _reason: Reasoned): Promise<AccountDetailView> {
    return this.after(op, id, this.life.reject(op, id));
  }

  @Post('retire')
  @HttpCode(200)
  @Does('account.retire')
  retire(@Op() op: Operation, @Param('id') id: string, @Body() _reason: Reasoned): Promise<AccountDetailView> {
    return this.after(op, id, this.life.retire(op, id));
  }

  @Post('status')
  @HttpCode(200)
  @Does('account.mark')
  mark(@Op() op: Operation, @Param('id') id: string, @Body() input: MarkAccount): Promise<AccountDetailView> {
    return this.after(op, id, this.life.mark(op, id, input.status));
  }

  @Post('freeze')
  @HttpCode(200)
  @Does('account.freeze')
  freeze(@Op() op: Operation, @Param('id') id: string, @Body() _reason: Reasoned): Promise<AccountDetailView> {
    return this.after(op, id, this.life.freeze(op, id));
  }

  @Post('unfreeze')
  @HttpCode(200)
  @Does('account.unfreeze')
  unfreeze(@Op() op: Operation, @Param('id') id: string, @Body() _reason: Reasoned): Promise<AccountDetailView> {
    return this.after(op, id, this.life.unfreeze(op, id));
  }

  @Get('seats')
  @Does('account.show')
  async history(@Op() op: Operation, @Param('id') id: string): Promise<SeatHistoryView> {
    const { seats, names } = await this.seats.history(op, id);
    return { items: seats.map((seat) => pastSeatView(seat, names)) };
  }

  @Put('seats/:seat')
  @Does('seat.assign')
  assign(
    @Op() op: Operation,
    @Param('id') id: string,
    @Param('seat', aSeat) seat: SeatName,
    @Body() input: AssignSeat,
  ): Promise<AccountDetailView> {
    return this.after(op, id, this.seats.appoint(op, id, seat, input.personId));
  }

  private async after(op: Operation, id: string, done: Promise<void>): Promise<AccountDetailView> {
    await done;
    return this.register.answer(op, id);
  }
}
