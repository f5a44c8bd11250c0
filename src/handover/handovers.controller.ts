import { Body, Controller, Get, HttpCode, Inject, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { Reasoned } from '../operation/reasoned.dto.js';
import { HandoverQuery, NameSuccessor } from './handover.dto.js';
import { HandoverPage, handoverView, HandoverView } from './handover.view.js';
import { Handovers } from './handovers.service.js';

@ApiTags('offboarding')
@Controller('api/v1')
export class HandoversController {
  constructor(@Inject(Handovers) private readonly handovers: Handovers) {}

  @Get('offboarding-cases/:id/handovers')
  @Does('task.list')
  async list(@Op() op: Operation, @Param('id') id: string, @Query() query: HandoverQuery): Promise<HandoverPage> {
    const page = await this.handovers.list(op, id, query);
    return { ...page, items: page.items.map(handoverView) };
  }

  @Patch('handovers/:id')
  @Does('handover.name')
  async name(
    @Op() op: Operation,
    @Param('id') id: string,
    @Body() { successorId }: NameSuccessor,
  ): Promise<HandoverView> {
    return handoverView(await this.handovers.name(op, id, successorId));
  }

  @Post('handovers/:id/accept')
  @HttpCode(200)
  @Does('handover.accept')
  async accept(@Op() op: Operation, @Param('id') id: string, @Body() _: Reasoned): Promise<HandoverView> {
    return handoverView(await this.handovers.accept(op, id));
  }
}
