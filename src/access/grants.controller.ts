import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { day } from '../kernel/clock.js';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { Reasoned } from '../operation/reasoned.dto.js';
import { Gates } from '../policies/gates.js';
import { Continuations } from './continuing.service.js';
import { ExtendGrant, GrantsQuery, IssueGrant, ResumeGrant } from './grant.dto.js';
import { gatedView, GrantPage, GrantView, grantView } from './grant.view.js';
import { Grants } from './grants.service.js';

@Controller('api/v1')
export class GrantsController {
  constructor(
    @Inject(Grants) private readonly grants: Grants,
    @Inject(Continuations) private readonly continuations: Continuations,
    @Inject(Gates) private readonly gates: Gates,
  ) {}

  /** The grants of an account, live and ended, oldest first. */
  @Get('accounts/:id/grants')
  @Does('grant.list')
  async list(@Op() op: Operation, @Param('id') id: string, @Query() query: GrantsQuery): Promise<GrantPage> {
    const page = await this.grants.list(op, id, query);
    const gates = await this.gates.of(
      op,
      page.items.map(({ id: grantId }) => grantId),
    );
    return { ...page, items: page.items.map((grant) => gatedView(grant, day(op.now), gates.get(grant.id) ?? [])) };
  }

  /** Give somebody else access, from today or a later day on. */
  @Post('accounts/:id/grants')
  @Does('grant.issue')
  async issue(@Op() op: Operation, @Param('id') id: string, @Body() input: IssueGrant): Promise<GrantView> {
    return grantView(await this.grants.issue(op, id, input), day(op.now));
  }

  /** End a grant at once; its holder may give it back. */
  @Post('grants/:id/revoke')
  @HttpCode(200)
  @Does('grant.revoke')
  async revoke(@Op() op: Operation, @Param('id') id: string, @Body() _reason: Reasoned): Promise<GrantView> {
    return grantView(await this.grants.revoke(op, id), day(op.now));
  }

  /** Go on after the last day by a new decision: a new grant that begins where this one ends. */
  @Post('grants/:id/extend')
  @Does('grant.extend')
  async extend(@Op() op: Operation, @Param('id') id: string, @Body() input: ExtendGrant): Promise<GrantView> {
    return grantView(await this.continuations.extend(op, id, input), day(op.now));
  }

  /** Stop a grant until somebody resumes it. */
  @Post('grants/:id/suspend')
  @HttpCode(200)
  @Does('grant.suspend')
  async suspend(@Op() op: Operation, @Param('id') id: string, @Body() _reason: Reasoned): Promise<GrantView> {
    return grantView(await this.continuations.suspend(op, id), day(op.now));
  }

  /** Let a suspended grant go on by a new decision: a new grant from today. */
  @Post('grants/:id/resume')
  @Does('grant.resume')
  async resume(@Op() op: Operation, @Param('id') id: string, @Body() input: ResumeGrant): Promise<GrantView> {
    return grantView(await this.continuations.resume(op, id, input), day(op.now));
  }
}
