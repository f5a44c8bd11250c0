import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { day } from '../kernel/clock.js';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { Reasoned } from '../operation/reasoned.dto.js';
import { GrantsQuery, IssueGrant } from './grant.dto.js';
import { GrantPage, GrantView, grantView } from './grant.view.js';
import { Grants } from './grants.service.js';

@Controller('api/v1')
export class GrantsController {
  constructor(@Inject(Grants) private readonly grants: Grants) {}

  /** The grants of an account, live and ended, oldest first. */
  @Get('accounts/:id/grants')
  @Does('grant.list')
  async list(@Op() op: Operation, @Param('id') id: string, @Query() query: GrantsQuery): Promise<GrantPage> {
    const page = await this.grants.list(op, id, query);
    return { ...page, items: page.items.map((grant) => grantView(grant, day(op.now))) };
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
}
