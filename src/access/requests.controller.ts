import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { Does, Op } from '../operation/http.js';
import { AlsoRefuses } from '../operation/openapi.js';
import { Operation } from '../operation/operation.js';
import { Reasoned } from '../operation/reasoned.dto.js';
import { Askable } from './askable.service.js';
import { AskableView } from './askable.view.js';
import { RequestDecisions } from './request-decisions.service.js';
import { RequestDetail } from './request-detail.service.js';
import { RequestDetailView } from './request-detail.view.js';
import { AnswerRequest, ApproveRequest, AskableQuery, OpenRequest, RequestsQuery } from './request.dto.js';
import { ShownRequests } from './request-shown.service.js';
import { RequestPage, RequestView } from './request.view.js';
import { Requests } from './requests.service.js';

@Controller('api/v1/access-requests')
export class RequestsController {
  constructor(
    @Inject(Requests) private readonly requests: Requests,
    @Inject(RequestDecisions) private readonly decisions: RequestDecisions,
    @Inject(RequestDetail) private readonly detail: RequestDetail,
    @Inject(ShownRequests) private readonly shown: ShownRequests,
    @Inject(Askable) private readonly askable: Askable,
  ) {}

  /** Your own requests and those you may decide, newest first; admins and auditors see all. */
  @Get()
  @Does('request.list')
  async list(@Op() op: Operation, @Query() query: RequestsQuery): Promise<RequestPage> {
    return this.shown.page(op, await this.requests.list(op, query));
  }

  /** Ask for access to an account; its owner seats decide. */
  @Post()
  @Does('request.open')
  async open(@Op() op: Operation, @Body() input: OpenRequest): Promise<RequestView> {
    return this.shown.one(op, await this.requests.open(op, input));
  }

  /** What may be asked for on an account: one you see, or any official one by the address of its profile. */
  @Get('askable')
  @Does('request.prepare')
  @AlsoRefuses(404, 422)
  prepare(@Op() op: Operation, @Query() query: AskableQuery): Promise<AskableView> {
    return this.askable.of(op, query);
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
    return this.shown.one(op, await this.decisions.approve(op, id, input));
  }

  @Post(':id/reject')
  @HttpCode(200)
  @Does('request.reject')
  async reject(@Op() op: Operation, @Param('id') id: string, @Body() _reason: Reasoned): Promise<RequestView> {
    return this.shown.one(op, await this.decisions.reject(op, id));
  }

  /** Ask whoever asked; `reason` is the question. The request's own time runs on. */
  @Post(':id/ask-back')
  @HttpCode(200)
  @Does('request.ask_back')
  async askBack(@Op() op: Operation, @Param('id') id: string, @Body() _question: Reasoned): Promise<RequestView> {
    return this.shown.one(op, await this.decisions.askBack(op, id));
  }

  /** Answer what you were asked about your request. */
  @Post(':id/answer')
  @HttpCode(200)
  @Does('request.answer')
  async answer(@Op() op: Operation, @Param('id') id: string, @Body() input: AnswerRequest): Promise<RequestView> {
    return this.shown.one(op, await this.decisions.answer(op, id, input));
  }

  /** Take your own request back. */
  @Post(':id/cancel')
  @HttpCode(200)
  @Does('request.cancel')
  async cancel(@Op() op: Operation, @Param('id') id: string, @Body() _reason: Reasoned): Promise<RequestView> {
    return this.shown.one(op, await this.requests.cancel(op, id));
  }
}
