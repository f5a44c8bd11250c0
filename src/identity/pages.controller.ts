import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Inject,
  Post,
  Query,
  Req,
  Res,
  UseFilters,
  UseGuards,
} from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { newToken } from '../kernel/ids.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { Does, Op, Public } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { Cookies } from './cookies.js';
import { EnrolmentProofGuard, type EnrolmentRequest } from './enrolment-proof.guard.js';
import { EnrolmentService } from './enrolment.service.js';
import { FormGuard, formValue } from './form.guard.js';
import { factsOf, htmlHeaders } from './page.facts.js';
import { PageFilter } from './page.filter.js';
import { choosePage, donePage, scanPage } from './page.html.js';
import { toDataURL } from './picture.js';
import { PLAIN_CSS } from './plain.css.js';
import { ChooseForm, CodeForm, LinkQuery } from './session.dto.js';

/** One-time links opened in a browser: two forms that need no script. */
@ApiExcludeController()
@Controller()
@UseFilters(PageFilter)
export class PagesController {
  constructor(
    @Inject(EnrolmentService) private readonly enrolment: EnrolmentService,
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(Cookies) private readonly cookies: Cookies,
  ) {}

  @Get('assets/plain.css')
  @Public()
  @Header('content-type', 'text/css; charset=utf-8')
  @Header('cache-control', 'public, max-age=3600')
  css(): string {
    return PLAIN_CSS;
  }

  @Get(['setup', 'enrol'])
  @Does('enrolment.show')
  async choose(
    @Op() op: Operation,
    @Query() { token }: LinkQuery,
    @Req() request: EnrolmentRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { kind, email } = await this.enrolment.show(op, token);
    const cookie = newToken();
    this.cookies.write(reply, cookie, this.cookies.form);
    htmlHeaders(reply);
    const path = kind === 'setup' ? 'setup' : 'enrol';
    return choosePage(
      { ...factsOf(request), path },
      { token, form: formValue(this.keys.current, cookie), email, recovering: kind === 'recover' },
    );
  }

  @Post(['setup', 'enrol'])
  @HttpCode(200)
  @UseGuards(FormGuard, EnrolmentProofGuard)
  @Does('enrolment.begin')
  async begin(
    @Op() op: Operation,
    @Body() { form, again: _, ...input }: ChooseForm,
    @Req() request: EnrolmentRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const begun = await this.enrolment.prepare(op, input, request.chosenHash);
    return op.afterCommit(async () => {
      this.cookies.write(reply, begun.cookie);
      htmlHeaders(reply);
      return scanPage(factsOf(request), { uri: begun.totpUri, picture: await toDataURL(begun.totpUri), form });
    });
  }

  @Post(['setup/confirm', 'enrol/confirm'])
  @HttpCode(200)
  @UseGuards(FormGuard)
  @Does('enrolment.confirm')
  async confirm(
    @Op() op: Operation,
    @Body() { code }: CodeForm,
    @Req() request: EnrolmentRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const carry = (token: string): void => {
      this.cookies.write(reply, token);
      this.cookies.clear(reply, this.cookies.form);
      htmlHeaders(reply);
    };
    return this.enrolment.confirm(op, code, this.cookies.read(request), carry, ({ person }) =>
      donePage(factsOf(request), person?.fullName ?? ''),
    );
  }
}
