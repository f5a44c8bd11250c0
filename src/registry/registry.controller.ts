import { Controller, Get, Inject, Query } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { ListQuery } from '../operation/page.dto.js';
import { VerifyQuery } from './registry.dto.js';
import { Registry } from './registry.service.js';
import { PublicAccountPageView, VerificationView } from './registry.view.js';

/** Anyone may call these: a minute's worth of looking things up by hand, not of harvesting. */
const SLOWLY = { rateLimit: { max: 60, timeWindow: 60_000 } };

/** The public's door: official accounts, without a word about people. */
@Controller('api/v1/public')
export class RegistryController {
  constructor(@Inject(Registry) private readonly registry: Registry) {}

  @Get('verify')
  @RouteConfig(SLOWLY)
  @Does('public.verify')
  verify(@Op() op: Operation, @Query() query: VerifyQuery): Promise<VerificationView> {
    return this.registry.verify(op, query.url);
  }

  @Get('accounts')
  @RouteConfig(SLOWLY)
  @Does('public.list')
  list(@Op() op: Operation, @Query() query: ListQuery): Promise<PublicAccountPageView> {
    return this.registry.list(op, query);
  }
}
