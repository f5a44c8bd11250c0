import {
  Body,
  Controller,
  Get,
  HttpCode,
  Inject,
  Param,
  Patch,
  Post,
  Query,
  StreamableFile,
  UseInterceptors,
} from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { AlsoRefuses } from '../operation/openapi.js';
import { Reasoned } from '../operation/reasoned.dto.js';
import { Candidates } from './candidates.service.js';
import { Completing } from './completing.service.js';
import { HandoverQuery, NameSuccessor, NameSuccessors, PlanQuery } from './handover.dto.js';
import { FreshRunbooks } from './fresh-runbooks.js';
import { HandoverPage, handoverView, HandoverView } from './handover.view.js';
import { Handovers } from './handovers.service.js';
import { Naming } from './naming.service.js';
import { CandidatesView, NamedHandoverView, NamedSuccessors } from './naming.view.js';
import { HandoverPlans } from './plans.service.js';
import { named } from './names.js';
import { Refusing } from './refusing.service.js';

const PLAN = {
  description: 'One page for paper.',
  content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } as const } },
};

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
    @Inject(HandoverPlans) private readonly plans: HandoverPlans,
  ) {}

  @Get('offboarding-cases/:id/handovers')
  @Does('task.list')
  list(@Op() op: Operation, @Param('id') id: string, @Query() query: HandoverQuery): Promise<HandoverPage> {
    return this.handovers.list(op, id, query);
  }

  /** What is to be done for one account, by whom and until when, to be printed. */
  @Get('handovers/:id/plan')
  @Does('handover.plan')
  @ApiOkResponse(PLAN)
  plan(@Op() op: Operation, @Param('id') id: string, @Query() query: PlanQuery): Promise<StreamableFile> {
    return this.plans.print(op, id, query);
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
  async listCandidates(@Op() op: Operation, @Param('id') id: string): Promise<CandidatesView> {
    return named(op, await this.candidates.of(op, id));
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
