import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { AccountDetailView } from '../accounts/account.view.js';
import { Register } from '../accounts/register.service.js';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { Reasoned } from '../operation/reasoned.dto.js';
import { Activation } from './activation.service.js';
import { AttestGate, WaiveGate } from './set-up.dto.js';
import { SetUpView } from './set-up.view.js';
import { SetUps } from './set-ups.service.js';

/** The checklist of a new official account, and the step that takes it into use. */
@Controller('api/v1/accounts/:id')
export class SetUpController {
  constructor(
    @Inject(SetUps) private readonly setUps: SetUps,
    @Inject(Activation) private readonly activation: Activation,
    @Inject(Register) private readonly register: Register,
  ) {}

  /** Every gate: met, open, waived or not applicable; why, what to do, by whom. */
  @Get('set-up')
  @Does('set_up.show')
  show(@Op() op: Operation, @Param('id') id: string): Promise<SetUpView> {
    return this.setUps.show(op, id);
  }

  /** Vouches for a gate the service cannot see, with one text or one https link. */
  @Post('set-up/:gate/attest')
  @HttpCode(200)
  @Does('set_up.attest')
  attest(
    @Op() op: Operation,
    @Param('id') id: string,
    @Param('gate') gate: string,
    @Body() input: AttestGate,
  ): Promise<SetUpView> {
    return this.after(op, id, this.setUps.attest(op, id, gate, input.evidence));
  }

  /** Leaves a gate out until a day; counts once a second person verified it. */
  @Post('set-up/:gate/waive')
  @HttpCode(200)
  @Does('set_up.waive')
  waive(
    @Op() op: Operation,
    @Param('id') id: string,
    @Param('gate') gate: string,
    @Body() input: WaiveGate,
  ): Promise<SetUpView> {
    return this.after(op, id, this.setUps.waive(op, id, gate, input.reviewOn));
  }

  @Post('set-up/:gate/verify')
  @HttpCode(200)
  @Does('set_up.verify')
  verify(
    @Op() op: Operation,
    @Param('id') id: string,
    @Param('gate') gate: string,
    @Body() _reason: Reasoned,
  ): Promise<SetUpView> {
    return this.after(op, id, this.setUps.verify(op, id, gate));
  }

  /** Takes the account into use once every gate is met or waived. */
  @Post('activate')
  @HttpCode(200)
  @Does('account.activate')
  async activate(@Op() op: Operation, @Param('id') id: string, @Body() _reason: Reasoned): Promise<AccountDetailView> {
    await this.activation.activate(op, id);
    return this.register.answer(op, id);
  }

  private async after(op: Operation, id: string, done: Promise<void>): Promise<SetUpView> {
    await done;
    return this.setUps.show(op, id);
  }
}
