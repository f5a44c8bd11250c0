import { Catch, Inject, Injectable, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { toDataURL } from './picture.js';
import { Failure } from '../kernel/failure.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { ANONYMOUS } from '../operation/actor.js';
import { FailureFilter, STATUS } from '../operation/failure.filter.js';
import { Operations } from '../operation/operations.js';
import { Cookies } from './cookies.js';
import { EnrolmentService } from './enrolment.service.js';
import { formValue } from './form.guard.js';
import { choosePage, scanPage, sorryPage, type PageFacts } from './page.html.js';
import { TEXTS } from './page-texts.js';
import { factsOf, htmlHeaders } from './page.facts.js';

/** Mistakes that a second look at the same form mends. */
const MENDABLE = /^(password\.|people\.|request\.invalid$|enrolment\.(name_needed|not_the_same)$)/;

/** Answers a failure of a form with a page: the form again where that helps, else a kind end. */
@Injectable()
@Catch()
export class PageFilter implements ExceptionFilter {
  private readonly unforeseen = new FailureFilter();

  constructor(
    @Inject(Operations) private readonly operations: Operations,
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(Cookies) private readonly cookies: Cookies,
    @Inject(EnrolmentService) private readonly enrolment: EnrolmentService,
  ) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    if (!(error instanceof Failure)) return this.unforeseen.catch(error, host);
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const facts = factsOf(request);
    const texts = TEXTS[facts.language];
    const message = texts.failures[error.code] ?? texts.unexpected;
    htmlHeaders(reply);
    if (error.extra.retryAfter !== undefined) void reply.header('retry-after', String(error.extra.retryAfter));
    void reply.status(STATUS[error.kind]).send(await this.page(error, facts, request, message));
  }

  private async page(error: Failure, facts: PageFacts, request: FastifyRequest, message: string): Promise<string> {
    const cookie = this.cookies.read(request, this.cookies.form);
    if (!cookie) return sorryPage(facts, message);
    const form = formValue(this.keys.current, cookie);
    const body = (request.body ?? {}) as Record<string, unknown>;
    const text = (name: string): string | undefined =>
      typeof body[name] === 'string' ? body[name].slice(0, 254) : undefined;
    const token = text('token');
    if (MENDABLE.test(error.code) && token) {
      return choosePage(facts, { token, form, message, fullName: text('fullName'), workEmail: text('workEmail') });
    }
    if (error.code !== 'enrolment.wrong_code' && !(error.code === 'request.invalid' && text('form')))
      return sorryPage(facts, message);
    return this.scanAgain(facts, request, form, message);
  }

  /** The link may have burnt with this very code: then there is nothing to show again. */
  private async scanAgain(facts: PageFacts, request: FastifyRequest, form: string, message: string): Promise<string> {
    try {
      const uri = await this.operations.run(ANONYMOUS, 'enrolment.show', {}, (op) =>
        this.enrolment.inProgress(op, this.cookies.read(request)),
      );
      return scanPage(facts, { uri, picture: await toDataURL(uri), form, message });
    } catch (error) {
      const { failures, unexpected } = TEXTS[facts.language];
      return sorryPage(facts, failures[error instanceof Failure ? error.code : ''] ?? unexpected);
    }
  }
}
