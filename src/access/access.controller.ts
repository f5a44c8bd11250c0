import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { accessPageView, AccessPage } from './access-list.view.js';
import { AccessList } from './access.service.js';
import { AccessQuery } from './grant.dto.js';

@Controller('api/v1')
export class AccessController {
  constructor(@Inject(AccessList) private readonly access: AccessList) {}

  /** Who has access to an account and why, now or at the end of a day. */
  @Get('accounts/:id/access')
  @Does('account.access')
  async ofAccount(@Op() op: Operation, @Param('id') id: string, @Query() query: AccessQuery): Promise<AccessPage> {
    return accessPageView(await this.access.ofAccount(op, id, query));
  }

  /** What a person has access to and why, now or at the end of a day. */
  @Get('people/:id/access')
  @Does('person.access')
  async ofPerson(@Op() op: Operation, @Param('id') id: string, @Query() query: AccessQuery): Promise<AccessPage> {
    return accessPageView(await this.access.ofPerson(op, id, query));
  }
}
