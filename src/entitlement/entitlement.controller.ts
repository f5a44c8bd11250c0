import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { Reasoned } from '../operation/reasoned.dto.js';
import { BeginRule, RulesQuery } from './entitlement.dto.js';
import { Entitlements } from './entitlement.service.js';
import { RulePage, RuleView } from './entitlement.view.js';

/** Who may hold what, where and for what. */
@Controller('api/v1/entitlements')
export class EntitlementController {
  constructor(@Inject(Entitlements) private readonly entitlements: Entitlements) {}

  /** The rules, in the order in which they were made. */
  @Get()
  @Does('entitlement.list')
  list(@Op() op: Operation, @Query() query: RulesQuery): Promise<RulePage> {
    return this.entitlements.list(op, query);
  }

  /** Make a rule: from now on nobody else is granted such access there. */
  @Post()
  @Does('entitlement.begin')
  begin(@Op() op: Operation, @Body() input: BeginRule): Promise<RuleView> {
    return this.entitlements.begin(op, input);
  }

  /** End a rule; rules are never edited. */
  @Post(':id/end')
  @HttpCode(200)
  @Does('entitlement.end')
  end(@Op() op: Operation, @Param('id') id: string, @Body() _reason: Reasoned): Promise<RuleView> {
    return this.entitlements.end(op, id);
  }
}
