import { Body, Controller, Get, HttpCode, Inject, Param, Patch, Post, Query } from '@nestjs/common';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { Reasoned } from '../operation/reasoned.dto.js';
import { namesOf } from '../people/names.queries.js';
import {
  AccountRequestQuery,
  ChangeAccountRequest,
  CommentOnRequest,
  OpenAccountRequest,
} from './account-request.dto.js';
import { AccountRequestDetailView, AccountRequestPageView, accountRequestView } from './account-request.view.js';
import { AccountRequests } from './account-requests.service.js';
import { Decisions } from './decisions.service.js';
import { Discussions } from './discussion.service.js';

/** New official accounts: asked for, discussed, decided. Each act answers the request as it then is. */
@Controller('api/v1/account-requests')
export class AccountRequestsController {
  constructor(
    @Inject(AccountRequests) private readonly requests: AccountRequests,
    @Inject(Discussions) private readonly discussions: Discussions,
    @Inject(Decisions) private readonly decisions: Decisions,
  ) {}

  /** Your own requests and those of your brands, newest first; admins and auditors see all. */
  @Get()
  @Does('account_request.list')
  async list(@Op() op: Operation, @Query() query: AccountRequestQuery): Promise<AccountRequestPageView> {
    const page = await this.requests.list(op, query);
    const people = page.items.flatMap(({ requesterId, ownerId, backupOwnerId }) => [
      requesterId,
      ownerId,
      backupOwnerId,
    ]);
    const items = page.items.map((row) => accountRequestView(row, op.now));
    return { ...page, items, people: await namesOf(op.db, people) };
  }

  @Post()
  @Does('account_request.open')
  async open(@Op() op: Operation, @Body() input: OpenAccountRequest): Promise<AccountRequestDetailView> {
    return this.decisions.detail(op, (await this.requests.open(op, input)).id);
  }

  @Get(':id')
  @Does('account_request.show')
  async show(@Op() op: Operation, @Param('id') id: string): Promise<AccountRequestDetailView> {
    return this.decisions.show(op, id);
  }

  /** By whoever asked, as long as nobody decided; what was decided before falls away. */
  @Patch(':id')
  @Does('account_request.change')
  change(
    @Op() op: Operation,
    @Param('id') id: string,
    @Body() input: ChangeAccountRequest,
  ): Promise<AccountRequestDetailView> {
    return this.after(op, id, this.requests.change(op, id, input));
  }

  @Post(':id/comments')
  @Does('account_request.comment')
  comment(
    @Op() op: Operation,
    @Param('id') id: string,
    @Body() input: CommentOnRequest,
  ): Promise<AccountRequestDetailView> {
    return this.after(op, id, this.discussions.comment(op, id, input.text));
  }

  @Post(':id/ask-changes')
  @HttpCode(200)
  @Does('account_request.ask_changes')
  askChanges(
    @Op() op: Operation,
    @Param('id') id: string,
    @Body() _reason: Reasoned,
  ): Promise<AccountRequestDetailView> {
    return this.after(op, id, this.discussions.askChanges(op, id));
  }

  @Post(':id/approve')
  @HttpCode(200)
  @Does('account_request.approve')
  approve(@Op() op: Operation, @Param('id') id: string, @Body() _reason: Reasoned): Promise<AccountRequestDetailView> {
    return this.after(op, id, this.decisions.decide(op, id, 'approved'));
  }

  @Post(':id/reject')
  @HttpCode(200)
  @Does('account_request.reject')
  reject(@Op() op: Operation, @Param('id') id: string, @Body() _reason: Reasoned): Promise<AccountRequestDetailView> {
    return this.after(op, id, this.decisions.decide(op, id, 'rejected'));
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  @Does('account_request.withdraw')
  withdraw(@Op() op: Operation, @Param('id') id: string, @Body() _reason: Reasoned): Promise<AccountRequestDetailView> {
    return this.after(op, id, this.discussions.withdraw(op, id));
  }

  private async after(op: Operation, id: string, done: Promise<void>): Promise<AccountRequestDetailView> {
    await done;
    return this.decisions.detail(op, id);
  }
}
