import { Body, Controller, Get, HttpCode, Inject, Param, Patch, Post, Query } from '@nestjs/common';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { AccountQuery, ChangeAccount, RegisterAccount } from './account.dto.js';
import { AccountDetailView, AccountPageView } from './account.view.js';
import { Accounts } from './accounts.service.js';
import { Register } from './register.service.js';

/** The register of official accounts. */
@Controller('api/v1/accounts')
export class AccountController {
  constructor(
    @Inject(Accounts) private readonly accounts: Accounts,
    @Inject(Register) private readonly register: Register,
  ) {}

  @Get()
  @Does('account.list')
  list(@Op() op: Operation, @Query() query: AccountQuery): Promise<AccountPageView> {
    return this.register.list(op, query);
  }

  @Post()
  @HttpCode(201)
  @Does('account.create')
  async create(@Op() op: Operation, @Body() input: RegisterAccount): Promise<AccountDetailView> {
    return this.register.answer(op, (await this.accounts.create(op, input)).id);
  }

  @Get(':id')
  @Does('account.show')
  show(@Op() op: Operation, @Param('id') id: string): Promise<AccountDetailView> {
    return this.register.show(op, id);
  }

  @Patch(':id')
  @Does('account.change')
  async change(@Op() op: Operation, @Param('id') id: string, @Body() input: ChangeAccount): Promise<AccountDetailView> {
    await this.accounts.change(op, id, input);
    return this.register.show(op, id);
  }
}
