import { Body, Controller, Get, Inject, Param, Patch, Post, Query } from '@nestjs/common';
import { decodeCursor, pageOf, type Page } from '../kernel/page.js';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { ListQuery } from '../operation/page.dto.js';
import { AfterRotation } from './after-rotation.service.js';
import { AfterRotationView } from './after-rotation.view.js';
import { RelabelCredential, StoreCredential, StoreVersion } from './credential.dto.js';
import { CredentialList, CredentialView, GeneratedPassword } from './credential.view.js';
import { Credentials } from './credentials.service.js';
import { ListMyAccounts } from './my-accounts.dto.js';
import { MyAccounts } from './my-accounts.service.js';
import { MyAccountsView } from './my-accounts.view.js';
import { VaultReaders } from './readers.service.js';

@Controller('api/v1')
export class CredentialsController {
  constructor(
    @Inject(Credentials) private readonly credentials: Credentials,
    @Inject(AfterRotation) private readonly after: AfterRotation,
    @Inject(MyAccounts) private readonly accounts: MyAccounts,
    @Inject(VaultReaders) private readonly readers: VaultReaders,
  ) {}

  /** What the reader signs in to, and what each of them may be done with now. */
  @Get('me/accounts')
  @Does('account.mine')
  mine(@Op() op: Operation, @Query() query: ListMyAccounts): Promise<MyAccountsView> {
    return this.accounts.list(op, query);
  }

  @Get('accounts/:id/credentials')
  @Does('credential.list')
  async list(@Op() op: Operation, @Param('id') id: string, @Query() query: ListQuery): Promise<CredentialList> {
    const { rows, login } = await this.credentials.list(op, id);
    const readers = await this.readers.on(op, [...new Set([id, ...rows.map(({ accountId }) => accountId)])]);
    const looked = await this.readers.look(op, readers, rows);
    const page = listPage(
      looked.map(({ view }) => view),
      query,
    );
    return { ...page, login, ...this.readers.vault(op, id, readers, looked) };
  }

  @Post('accounts/:id/credentials')
  @Does('credential.create')
  async create(@Op() op: Operation, @Param('id') id: string, @Body() input: StoreCredential): Promise<CredentialView> {
    return this.readers.view(op, await this.credentials.create(op, id, input));
  }

  @Get('accounts/:id/generated-password')
  @Does('credential.generate')
  async generate(@Op() op: Operation, @Param('id') id: string): Promise<GeneratedPassword> {
    return { password: await this.credentials.generate(op, id) };
  }

  @Get('credentials/:id')
  @Does('credential.show')
  async show(@Op() op: Operation, @Param('id') id: string): Promise<CredentialView> {
    return this.readers.view(op, await this.credentials.show(op, id));
  }

  @Get('credentials/:id/after-rotation')
  @Does('credential.after_rotation')
  async afterRotation(@Op() op: Operation, @Param('id') id: string): Promise<AfterRotationView[]> {
    return this.after.of(op, await this.credentials.show(op, id));
  }

  @Patch('credentials/:id')
  @Does('credential.label')
  async relabel(
    @Op() op: Operation,
    @Param('id') id: string,
    @Body() input: RelabelCredential,
  ): Promise<CredentialView> {
    return this.readers.view(op, await this.credentials.relabel(op, id, input.label));
  }

  @Post('credentials/:id/versions')
  @Does('credential.rotate')
  async rotate(@Op() op: Operation, @Param('id') id: string, @Body() input: StoreVersion): Promise<CredentialView> {
    return this.readers.view(op, await this.credentials.rotate(op, id, input.value));
  }
}

/** An account has a handful of credentials: the page is cut here, by id. */
function listPage(rows: CredentialView[], { limit, cursor }: ListQuery): Page<CredentialView> {
  const after = cursor === undefined ? '' : String(decodeCursor(cursor, 1)[0]);
  return pageOf(rows.filter((row) => row.id > after).slice(0, limit + 1), limit, rows.length, (row) => [row.id]);
}
