import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { iso } from '../kernel/clock.js';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { Reasoned } from '../operation/reasoned.dto.js';
import { ApproveRequest, OpenRequest, RequestsQuery } from './request.dto.js';
import { RequestPage, RequestView, requestView } from './request.view.js';
import { Requests } from './requests.service.js';

@Controller('api/v1/access-requests')
export class RequestsController {
  constructor(@Inject(Requests) private readonly requests: Requests) {}

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

  /** Say yes, to what was asked or to less. */
  @Post(':id/approve')
  @HttpCode(200)
  @Does('request.approve')
  async approve(@Op() op: Operation, @Param('id') id: string, @Body() input: ApproveRequest): Promise<RequestView> {
    return requestView(await this.requests.approve(op, id, input), iso(op.now));
  }

  @Post(':id/reject')
  @HttpCode(200)
  @Does('request.reject')
  async reject(@Op() op: Operation, @Param('id') id: string, @Body() _reason: Reasoned): Promise<RequestView> {
    return requestView(await this.requests.reject(op, id), iso(op.now));
  }

  /** Take your own request back. */
  @Post(':id/cancel')
  @HttpCode(200)
  @Does('request.cancel')
  async cancel(@Op() op: Operation, @Param('id') id: string, @Body() _reason: Reasoned): Promise<RequestView> {
    return requestView(await this.requests.cancel(op, id), iso(op.now));
  }
}
