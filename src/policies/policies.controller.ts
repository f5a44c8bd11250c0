import { Body, Controller, Get, Inject, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { ListQuery } from '../operation/page.dto.js';
import { OutstandingPageView } from './acknowledgement.view.js';
import { Acknowledgements } from './acknowledgements.service.js';
import { Policies } from './policies.service.js';
import { ChangePolicy, CreatePolicy, OutstandingQuery } from './policy.dto.js';
import { PolicyPageView, PolicyView } from './policy.view.js';

@ApiTags('policies')
@Controller('api/v1/policies')
export class PoliciesController {
  constructor(
    @Inject(Policies) private readonly policies: Policies,
    @Inject(Acknowledgements) private readonly acknowledgements: Acknowledgements,
  ) {}

  /** Charters, clauses and sheets with their versions, as far as they are yours to read. */
  @Get()
  @Does('policy.list')
  list(@Op() op: Operation, @Query() query: ListQuery): Promise<PolicyPageView> {
    return this.policies.list(op, query);
  }

  @Post()
  @Does('policy.create')
  create(@Op() op: Operation, @Body() input: CreatePolicy): Promise<PolicyView> {
    return this.policies.create(op, input);
  }

  @Get(':code')
  @Does('policy.list')
  show(@Op() op: Operation, @Param('code') code: string): Promise<PolicyView> {
    return this.policies.show(op, code);
  }

  /** Kind and rhythm, for versions to come. */
  @Patch(':code')
  @Does('policy.change')
  change(@Op() op: Operation, @Param('code') code: string, @Body() input: ChangePolicy): Promise<PolicyView> {
    return this.policies.change(op, code, input);
  }

  /** Who has access the version is about and has not accepted it. */
  @Get(':code/outstanding')
  @Does('policy.outstanding')
  outstanding(
    @Op() op: Operation,
    @Param('code') code: string,
    @Query() query: OutstandingQuery,
  ): Promise<OutstandingPageView> {
    return this.acknowledgements.outstanding(op, code, query);
  }
}
