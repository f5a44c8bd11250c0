import { Body, Controller, HttpCode, Inject, Param, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiSecurity, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { Reasoned } from '../operation/reasoned.dto.js';
import { Admins } from './admins.js';
import { Cookies } from './cookies.js';
import { EnrolmentCsrf } from './enrolment-csrf.guard.js';
import { EnrolmentProofGuard, type EnrolmentRequest } from './enrolment-proof.guard.js';
import { EnrolmentService } from './enrolment.service.js';
import { JsonOnly } from './json-only.guard.js';
import { BeginEnrolment, GiveCode, ShowLink } from './session.dto.js';
import { EnrolmentLinkView, EnrolmentView, SessionView } from './session.view.js';
import { visitOf } from './visit.js';

@ApiTags('enrolment')
@Controller('api/v1')
export class EnrolmentController {
  constructor(
    @Inject(EnrolmentService) private readonly enrolment: EnrolmentService,
    @Inject(Admins) private readonly admins: Admins,
    @Inject(Cookies) private readonly cookies: Cookies,
  ) {}

  @Post('enrolment/link')
  @HttpCode(200)
  @UseGuards(JsonOnly)
  @Does('enrolment.show')
  show(@Op() op: Operation, @Body() { token }: ShowLink): Promise<EnrolmentLinkView> {
    return this.enrolment.show(op, token);
  }

  @Post('enrolment')
  @HttpCode(200)
  @UseGuards(JsonOnly, EnrolmentProofGuard)
  @Does('enrolment.begin')
  begin(
    @Op() op: Operation,
    @Body() input: BeginEnrolment,
    @Req() request: EnrolmentRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EnrolmentView> {
    return this.enrolment.begin(op, input, request.chosenHash, (token) => this.cookies.write(reply, token));
  }

  @Post('enrolment/confirm')
  @HttpCode(200)
  @ApiSecurity({ session: [], csrf: [] })
  @UseGuards(JsonOnly, EnrolmentCsrf)
  @Does('enrolment.confirm')
  confirm(
    @Op() op: Operation,
    @Body() { code }: GiveCode,
    @Req() request: EnrolmentRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    return this.enrolment.confirm(op, code, this.cookies.read(request), visitOf(request, reply, this.cookies));
  }

  @Post('people/:id/invite')
  @HttpCode(204)
  @Does('person.invite')
  invite(@Op() op: Operation, @Param('id') id: string, @Body() _: Reasoned): Promise<void> {
    return this.admins.invite(op, id);
  }
}
