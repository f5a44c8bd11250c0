import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { networkOf } from './attempts.rules.js';
import { Cookies } from './cookies.js';
import { JsonOnly } from './json-only.guard.js';
import { PasswordProofGuard, type ProofRequest } from './password-proof.guard.js';
import { GiveCode, GiveRecoveryCode, OpenSession } from './session.dto.js';
import { SignInService } from './session.service.js';
import { PendingSessionView, SessionView } from './session.view.js';
import { visitOf } from './visit.js';

@ApiTags('session')
@Controller('api/v1/session')
export class SessionController {
  constructor(
    @Inject(SignInService) private readonly sessions: SignInService,
    @Inject(Cookies) private readonly cookies: Cookies,
  ) {}

  @Post()
  @HttpCode(200)
  @UseGuards(JsonOnly, PasswordProofGuard)
  @Does('session.open')
  open(
    @Op() op: Operation,
    @Body() _: OpenSession,
    @Req() request: ProofRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PendingSessionView> {
    return this.sessions.open(
      op,
      request.passwordProof,
      this.cookies.read(request),
      visitOf(request, reply, this.cookies),
    );
  }

  @Post('second-factor')
  @HttpCode(200)
  @Does('session.confirm')
  confirm(
    @Op() op: Operation,
    @Body() { code }: GiveCode,
    @Req() request: ProofRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    return this.sessions.confirm(op, code, networkOf(request.ip), this.carry(reply));
  }

  @Post('recovery-code')
  @HttpCode(200)
  @Does('session.recover')
  recover(
    @Op() op: Operation,
    @Body() { code }: GiveRecoveryCode,
    @Req() request: ProofRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    return this.sessions.recover(op, code, networkOf(request.ip), this.carry(reply));
  }

  @Post('step-up')
  @HttpCode(200)
  @Does('session.step_up')
  stepUp(
    @Op() op: Operation,
    @Body() { code }: GiveCode,
    @Req() request: ProofRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    return this.sessions.stepUp(op, code, networkOf(request.ip), this.carry(reply));
  }

  @Get()
  @Does('session.show')
  show(@Op() op: Operation, @Req() request: ProofRequest): Promise<SessionView> {
    return this.sessions.show(op, this.cookies.read(request) as string);
  }

  @Delete()
  @HttpCode(204)
  @Does('session.close')
  close(@Op() op: Operation, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    return this.sessions.close(op, () => this.cookies.clear(reply));
  }

  private carry(reply: FastifyReply): (token: string) => void {
    return (token) => this.cookies.write(reply, token);
  }
}
