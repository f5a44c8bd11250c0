import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { iso } from '../kernel/clock.js';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { Reasoned } from '../operation/reasoned.dto.js';
import { RequestDecisions } from './request-decisions.service.js';
import { RequestDetail } from './request-detail.service.js';
import { RequestDetailView } from './request-detail.view.js';
import { AnswerRequest, ApproveRequest, OpenRequest, RequestsQuery } from './request.dto.js';
import { RequestPage, RequestView, requestView } from './request.view.js';
import { Requests } from './requests.service.js';

@Controller('api/v1/access-requests')
export class RequestsController {
  constructor(
    @Inject(Requests) private readonly requests: Requests,
    @Inject(RequestDecisions) private readonly decisions: RequestDecisions,
    @Inject(RequestDetail) private readonly detail: RequestDetail,
  ) {}

  /** Your own requests and those you may decide, newest first; admins and auditors see all. */
  @Get()
  @Does('request.list')
  async list(@Op() op: Operation, @Query() query: RequestsQuery): Promise<RequestPage> {
    const page = await this.requests.list(op, query);
    return { ...page, items: page.items.map((request) => requestView(request, iso(op.now))) };
  }

  /** Ask for access to an account; its owner seats decide. */
  @Post()
  @Does('request.open')
  async open(@Op() op: Operation, @Body() input: OpenRequest): Promise<RequestView> {
    return requestView(await this.requests.open(op, input), iso(op.now));
  }

  /** A request with its history and what whoever decides it needs to know. */
  @Get(':id')
  @Does('request.show')
  show(@Op() op: Operation, @Param('id') id: string): Promise<RequestDetailView> {
    return this.detail.show(op, id);
  }

  /** Say yes, to what was asked or to less. */
  @Post(':id/approve')
  @HttpCode(200)
  @Does('request.approve')
  async approve(@Op() op: Operation, @Param('id') id: string, @Body() input: ApproveRequest): Promise<RequestView> {
    return requestView(await this.decisions.approve(op, id, input), iso(op.now));
  }

  @Post(':id/reject')
  @HttpCode(200)
  @Does('request.reject')
  async reject(@Op() op: Operation, @Param('id') id: string, @Body() _reason: Reasoned): Promise<RequestView> {
    return requestView(await this.decisions.reject(op, id), iso(op.now));
  }

  /** Ask whoever asked; `reason` is the question. The request's own time runs on. */
  @Post(':id/ask-back')
  @HttpCode(200)
  @Does('request.ask_back')
  async askBack(@Op() op: Operation, @Param('id') id: string, @Body() _question: Reasoned): Promise<RequestView> {
    return requestView(await this.decisions.askBack(op, id), iso(op.now));
  }

  /** Answer what you were asked about your request. */
  @Post(':id/answer')
  @HttpCode(200)
  @Does('request.answer')
  async answer(@Op() op: Operation, @Param('id') id: string, @Body() input: AnswerRequest): Promise<RequestView> {
    return requestView(await this.decisions.answer(op, id, input), iso(op.now));
  }

  /** Take your own request back. */
  @Post(':id/cancel')
  @HttpCode(200)
  @Does('request.cancel')
  async cancel(@Op() op: Operation, @Param('id') id: string, @Body() _reason: Reasoned): Promise<RequestView> {
    return requestView(await this.requests.cancel(op, id), iso(op.now));
  }
}
