import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { day } from '../kernel/clock.js';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { Reasoned } from '../operation/reasoned.dto.js';
import { Continuations } from './continuing.service.js';
import { ExtendGrant, GrantsQuery, IssueGrant, ResumeGrant } from './grant.dto.js';
import type { Grant } from './access.entity.js';
import { viaGroups } from './group-grant.queries.js';
import { ShownGrants } from './grant-shown.service.js';
import { GrantPage, GrantView, grantView } from './grant.view.js';
import { Grants } from './grants.service.js';

@Controller('api/v1')
export class GrantsController {
  constructor(
    @Inject(Grants) private readonly grants: Grants,
    @Inject(Continuations) private readonly continuations: Continuations,
    @Inject(ShownGrants) private readonly shown: ShownGrants,
  ) {}

  /** The grants of an account, live and ended, oldest first. */
  @Get('accounts/:id/grants')
  @Does('grant.list')
  async list(@Op() op: Operation, @Param('id') id: string, @Query() query: GrantsQuery): Promise<GrantPage> {
    return this.shown.page(op, id, await this.grants.list(op, id, query));
  }

  /** Give somebody else access, from today or a later day on. */
  @Post('accounts/:id/grants')
  @Does('grant.issue')
  async issue(@Op() op: Operation, @Param('id') id: string, @Body() input: IssueGrant): Promise<GrantView> {
    return answered(op, await this.grants.issue(op, id, input));
  }

  /** End a grant at once; its holder may give it back. */
  @Post('grants/:id/revoke')
  @HttpCode(200)
  @Does('grant.revoke')
  async revoke(@Op() op: Operation, @Param('id') id: string, @Body() _reason: Reasoned): Promise<GrantView> {
    return answered(op, await this.grants.revoke(op, id));
  }

  /** Go on after the last day by a new decision: a new grant that begins where this one ends. */
  @Post('grants/:id/extend')
  @Does('grant.extend')
  async extend(@Op() op: Operation, @Param('id') id: string, @Body() input: ExtendGrant): Promise<GrantView> {
    return answered(op, await this.continuations.extend(op, id, input));
  }

  /** Stop a grant until somebody resumes it. */
  @Post('grants/:id/suspend')
  @HttpCode(200)
  @Does('grant.suspend')
  async suspend(@Op() op: Operation, @Param('id') id: string, @Body() _reason: Reasoned): Promise<GrantView> {
    return answered(op, await this.continuations.suspend(op, id));
  }

  /** Let a suspended grant go on by a new decision: a new grant from today. */
  @Post('grants/:id/resume')
  @Does('grant.resume')
  async resume(@Op() op: Operation, @Param('id') id: string, @Body() input: ResumeGrant): Promise<GrantView> {
    return answered(op, await this.continuations.resume(op, id, input));
  }
}

async function answered(op: Operation, grant: Grant): Promise<GrantView> {
  return grantView(grant, day(op.now), await viaGroups(op.db, [grant.groupGrantId]));
}
