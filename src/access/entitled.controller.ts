import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { EntitledQuery, EntitlementCheck } from './entitled.dto.js';
import { Entitled } from './entitled.service.js';
import { EntitledPage, EntitlementAnswerView, entitlementAnswerView } from './entitled.view.js';

/** What the rules of entitlement mean for people and accounts. */
@Controller('api/v1')
export class EntitledController {
  constructor(@Inject(Entitled) private readonly entitled: Entitled) {}

  /** May somebody hold a level on an account, and by which rule not? */
  @Get('entitlements/check')
  @Does('entitlement.check')
  async check(@Op() op: Operation, @Query() asked: EntitlementCheck): Promise<EntitlementAnswerView> {
    return entitlementAnswerView(await this.entitled.check(op, asked));
  }

  /** Who may hold a level on this account, by name: for its owner seats, admins, hr and auditors. */
  @Get('accounts/:id/entitled')
  @Does('entitlement.people')
  people(@Op() op: Operation, @Param('id') id: string, @Query() query: EntitledQuery): Promise<EntitledPage> {
    return this.entitled.people(op, id, query);
  }
}
