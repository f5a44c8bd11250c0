import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { day } from '../kernel/clock.js';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { Reasoned } from '../operation/reasoned.dto.js';
import { GroupGrantsQuery, IssueGroupGrant } from './grant.dto.js';
import { GroupGrantPage, GroupGrantView, groupGrantView } from './group-grant.view.js';
import { GroupGrants } from './group-grants.service.js';

@Controller('api/v1')
export class GroupGrantsController {
  constructor(@Inject(GroupGrants) private readonly groupGrants: GroupGrants) {}

  /** The groups that were granted access to an account, oldest first. */
  @Get('accounts/:id/group-grants')
  @Does('group_grant.list')
  async list(@Op() op: Operation, @Param('id') id: string, @Query() query: GroupGrantsQuery): Promise<GroupGrantPage> {
    const page = await this.groupGrants.list(op, id, query);
    return { ...page, items: page.items.map((shown) => groupGrantView(shown, day(op.now))) };
  }

  /** Give a group access: every member who may have it is given it now, whoever joins later then. */
  @Post('accounts/:id/group-grants')
  @Does('group_grant.issue')
  async issue(@Op() op: Operation, @Param('id') id: string, @Body() input: IssueGroupGrant): Promise<GroupGrantView> {
    return groupGrantView(await this.groupGrants.issue(op, id, input), day(op.now));
  }

  /** One grant to a group, with the members who do not hold it and why. */
  @Get('group-grants/:id')
  @Does('group_grant.list')
  async show(@Op() op: Operation, @Param('id') id: string): Promise<GroupGrantView> {
    return groupGrantView(await this.groupGrants.show(op, id), day(op.now));
  }

  /** End it at once for every member. */
  @Post('group-grants/:id/revoke')
  @HttpCode(200)
  @Does('group_grant.revoke')
  async revoke(@Op() op: Operation, @Param('id') id: string, @Body() _reason: Reasoned): Promise<GroupGrantView> {
    return groupGrantView(await this.groupGrants.revoke(op, id), day(op.now));
  }
}
