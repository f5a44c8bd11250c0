import { Body, Controller, Get, HttpCode, Inject, Param, Patch, Post, Query, UseInterceptors } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { AlsoRefuses } from '../operation/openapi.js';
import { Reasoned } from '../operation/reasoned.dto.js';
import { Candidates } from './candidates.service.js';
import { Completing } from './completing.service.js';
import { HandoverQuery, NameSuccessor, NameSuccessors } from './handover.dto.js';
import { FreshRunbooks } from './fresh-runbooks.js';
import { HandoverPage, handoverView, HandoverView } from './handover.view.js';
import { Handovers } from './handovers.service.js';
import { Naming } from './naming.service.js';
import { CandidatesView, NamedHandoverView, NamedSuccessors } from './naming.view.js';
import { Refusing } from './refusing.service.js';

@ApiTags('offboarding')
@UseInterceptors(FreshRunbooks)
@Controller('api/v1')
export class HandoversController {
  constructor(
    @Inject(Handovers) private readonly handovers: Handovers,
    @Inject(Naming) private readonly naming: Naming,
    @Inject(Candidates) private readonly candidates: Candidates,
    @Inject(Refusing) private readonly refusing: Refusing,
    @Inject(Completing) private readonly completing: Completing,
  ) {}

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
  ): Promise<NamedHandoverView> {
    return this.handovers.name(op, id, successorId);
  }

  /** One successor for many accounts of a case, all or none. */
  @Post('offboarding-cases/:id/handovers/name')
  @HttpCode(200)
  @Does('handover.name_many')
  @AlsoRefuses(400, 422)
  nameAll(@Op() op: Operation, @Param('id') id: string, @Body() input: NameSuccessors): Promise<NamedSuccessors> {
    return this.naming.nameAll(op, id, input);
  }

  /** Who could take the account over, and what they lack. */
  @Get('handovers/:id/candidates')
  @Does('handover.candidates')
  listCandidates(@Op() op: Operation, @Param('id') id: string): Promise<CandidatesView> {
    return this.candidates.of(op, id);
  }

  @Post('handovers/:id/accept')
  @HttpCode(200)
  @Does('handover.accept')
  async accept(@Op() op: Operation, @Param('id') id: string, @Body() _: Reasoned): Promise<HandoverView> {
    return handoverView(await this.handovers.accept(op, id));
  }

  /** The successor says no; somebody else is asked. */
  @Post('handovers/:id/refuse')
  @HttpCode(200)
  @Does('handover.refuse')
  async refuse(@Op() op: Operation, @Param('id') id: string, @Body() _: Reasoned): Promise<HandoverView> {
    return handoverView(await this.refusing.refuse(op, id));
  }

  /** Ends what the leaver has on this account before the last day; everything else stays until the cut. */
  @Post('handovers/:id/complete')
  @HttpCode(200)
  @Does('handover.complete')
  @AlsoRefuses(409, 422)
  async complete(@Op() op: Operation, @Param('id') id: string, @Body() _: Reasoned): Promise<HandoverView> {
    return handoverView(await this.completing.complete(op, id));
  }
}
