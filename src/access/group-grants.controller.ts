import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { Groups } from '../groups/groups.service.js';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { Reasoned } from '../operation/reasoned.dto.js';
import { GroupGrantsQuery, IssueGroupGrant } from './grant.dto.js';
import { GroupGrantPage, GroupGrantView } from './group-grant.view.js';
import { ShownGroupGrants } from './group-grant-shown.service.js';
import { GroupGrants } from './group-grants.service.js';

@Controller('api/v1')
export class GroupGrantsController {
  constructor(
    @Inject(GroupGrants) private readonly groupGrants: GroupGrants,
    @Inject(Groups) private readonly groups: Groups,
    @Inject(ShownGroupGrants) private readonly shown: ShownGroupGrants,
  ) {}

  /** The groups that were granted access to an account, oldest first. */
  @Get('accounts/:id/group-grants')
  @Does('group_grant.list')
  async list(@Op() op: Operation, @Param('id') id: string, @Query() query: GroupGrantsQuery): Promise<GroupGrantPage> {
    return this.shown.page(op, await this.groupGrants.list(op, id, query));
  }

  /** Give a group access: every member who may have it is given it now, whoever joins later then. */
  @Post('accounts/:id/group-grants')
  @Does('group_grant.issue')
  async issue(@Op() op: Operation, @Param('id') id: string, @Body() input: IssueGroupGrant): Promise<GroupGrantView> {
    return this.shown.one(op, await this.groupGrants.issue(op, id, input));
  }

  /** What a group was granted, oldest first: on the accounts its reader answers for; admins and auditors see all. */
  @Get('groups/:id/grants')
  @Does('group_grant.list')
  async ofGroup(
    @Op() op: Operation,
    @Param('id') id: string,
    @Query() query: GroupGrantsQuery,
  ): Promise<GroupGrantPage> {
    await this.groups.show(op, id);
    return this.shown.page(op, await this.groupGrants.ofGroup(op, id, query));
  }

  /** One grant to a group, with the members who do not hold it and why. */
  @Get('group-grants/:id')
  @Does('group_grant.list')
  async show(@Op() op: Operation, @Param('id') id: string): Promise<GroupGrantView> {
    return this.shown.one(op, await this.groupGrants.show(op, id));
  }

  /** End it at once for every member. */
  @Post('group-grants/:id/revoke')
  @HttpCode(200)
  @Does('group_grant.revoke')
  async revoke(@Op() op: Operation, @Param('id') id: string, @Body() _reason: Reasoned): Promise<GroupGrantView> {
    return this.shown.one(op, await this.groupGrants.revoke(op, id));
  }
}
