import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { Reasoned } from '../operation/reasoned.dto.js';
import { AddMembers, ChangeGroup, CreateGroup, GroupsQuery, MembersQuery, SetRule } from './group.dto.js';
import { GroupPage, GroupView, groupView, JoinedView, MemberPage, memberView } from './group.view.js';
import { Groups } from './groups.service.js';
import { Members } from './members.service.js';
import { GroupRules } from './rules.service.js';

@Controller('api/v1/groups')
export class GroupsController {
  constructor(
    @Inject(Groups) private readonly groups: Groups,
    @Inject(Members) private readonly members: Members,
    @Inject(GroupRules) private readonly rules: GroupRules,
  ) {}

  /** The groups you may see, by name. */
  @Get()
  @Does('group.list')
  async list(@Op() op: Operation, @Query() query: GroupsQuery): Promise<GroupPage> {
    const page = await this.groups.list(op, query);
    return { ...page, items: page.items.map(groupView) };
  }

  @Post()
  @Does('group.create')
  async create(@Op() op: Operation, @Body() input: CreateGroup): Promise<GroupView> {
    return groupView(await this.groups.create(op, input));
  }

  @Get(':id')
  @Does('group.show')
  async show(@Op() op: Operation, @Param('id') id: string): Promise<GroupView> {
    return groupView(await this.groups.show(op, id));
  }

  @Patch(':id')
  @Does('group.change')
  async change(@Op() op: Operation, @Param('id') id: string, @Body() input: ChangeGroup): Promise<GroupView> {
    return groupView(await this.groups.change(op, id, input));
  }

  /** End a group: its members leave, and what they hold through it ends. */
  @Post(':id/end')
  @HttpCode(200)
  @Does('group.end')
  async end(@Op() op: Operation, @Param('id') id: string, @Body() _reason: Reasoned): Promise<GroupView> {
    return groupView(await this.groups.end(op, id));
  }

  /** Who is, or was, in the group. */
  @Get(':id/members')
  @Does('group.members')
  async membersOf(@Op() op: Operation, @Param('id') id: string, @Query() query: MembersQuery): Promise<MemberPage> {
    const page = await this.groups.membersOf(op, id, query);
    return { ...page, items: page.items.map(memberView) };
  }

  /** Put people in: what the group was granted begins for them at once. */
  @Post(':id/members')
  @Does('group.add_member')
  async add(@Op() op: Operation, @Param('id') id: string, @Body() input: AddMembers): Promise<JoinedView> {
    return this.members.add(op, id, input);
  }

  /** Take somebody out: what they hold through the group ends at once. */
  @Delete(':id/members/:personId')
  @HttpCode(204)
  @Does('group.remove_member')
  async remove(@Op() op: Operation, @Param('id') id: string, @Param('personId') personId: string): Promise<void> {
    await this.members.remove(op, id, personId);
  }

  /** Say whom the directory puts in; replaces the rule before. */
  @Put(':id/rule')
  @Does('group.rule')
  async setRule(@Op() op: Operation, @Param('id') id: string, @Body() input: SetRule): Promise<GroupView> {
    await this.rules.put(op, id, input);
    return groupView(await this.groups.show(op, id));
  }
}
