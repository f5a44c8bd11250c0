import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Put, Req, UseGuards } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { Reasoned } from '../operation/reasoned.dto.js';
import { OwnSessions } from './own-sessions.service.js';
import { OwnSignIn } from './own-sign-in.service.js';
import {
  ComingFactorView,
  EndedSessionsView,
  NewRecoveryCodesView,
  OwnSessionsView,
  OwnSignInView,
} from './own-sign-in.view.js';
import { PasswordChangeGuard, type PasswordChangeRequest } from './password-change.guard.js';
import { ChangePassword, GiveCode } from './session.dto.js';

/** One's own way in, for oneself alone. */
@ApiTags('session')
@Controller('api/v1/me')
export class OwnSignInController {
  constructor(
    @Inject(OwnSessions) private readonly sessions: OwnSessions,
    @Inject(OwnSignIn) private readonly signIn: OwnSignIn,
  ) {}

  @Get('sessions')
  @Does('session.list')
  list(@Op() op: Operation): Promise<OwnSessionsView> {
    return this.sessions.list(op);
  }

  @Post('sessions/end-others')
  @HttpCode(200)
  @Does('session.end')
  endOthers(@Op() op: Operation, @Body() _: Reasoned): Promise<EndedSessionsView> {
    return this.sessions.endOthers(op);
  }

  @Delete('sessions/:id')
  @HttpCode(204)
  @Does('session.end')
  end(@Op() op: Operation, @Param('id') id: string): Promise<void> {
    return this.sessions.end(op, id);
  }

  @Get('sign-in')
  @Does('sign_in.show')
  show(@Op() op: Operation): Promise<OwnSignInView> {
    return this.signIn.show(op);
  }

  @Post('recovery-codes')
  @Does('recovery_codes.make')
  makeRecoveryCodes(@Op() op: Operation, @Body() _: Reasoned): Promise<NewRecoveryCodesView> {
    return this.signIn.makeRecoveryCodes(op);
  }

  @Post('second-factor')
  @Does('factor.begin')
  beginFactor(@Op() op: Operation, @Body() _: Reasoned): Promise<ComingFactorView> {
    return this.signIn.beginFactor(op);
  }

  @Post('second-factor/confirm')
  @HttpCode(200)
  @Does('factor.replace')
  replaceFactor(@Op() op: Operation, @Body() { code }: GiveCode): Promise<EndedSessionsView> {
    return this.signIn.replaceFactor(op, code);
  }

  @Put('password')
  @UseGuards(PasswordChangeGuard)
  @Does('password.change')
  changePassword(
    @Op() op: Operation,
    @Body() _: ChangePassword,
    @Req() request: PasswordChangeRequest,
  ): Promise<EndedSessionsView> {
    return this.signIn.changePassword(op, request.passwordProof, request.chosenHash);
  }
}
