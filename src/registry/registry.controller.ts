import { Controller, Get, Inject, Query } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { ListQuery } from '../operation/page.dto.js';
import { FindQuery, PublicListQuery, VerifyQuery } from './registry.dto.js';
import { Registry } from './registry.service.js';
import {
  PublicAccountPageView,
  PublicFindingView,
  PublicImpersonationPageView,
  PublicOverviewView,
  VerificationView,
} from './registry.view.js';

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

  @Get('find')
  @RouteConfig(SLOWLY)
  @Does('public.verify')
  find(@Op() op: Operation, @Query() query: FindQuery): Promise<PublicFindingView> {
    return this.registry.find(op, query.q);
  }

  @Get('overview')
  @RouteConfig(SLOWLY)
  @Does('public.list')
  overview(@Op() op: Operation): Promise<PublicOverviewView> {
    return this.registry.overview(op);
  }

  @Get('accounts')
  @RouteConfig(SLOWLY)
  @Does('public.list')
  list(@Op() op: Operation, @Query() query: PublicListQuery): Promise<PublicAccountPageView> {
    return this.registry.list(op, query);
  }

  @Get('impersonations')
  @RouteConfig(SLOWLY)
  @Does('public.impersonations')
  impersonations(@Op() op: Operation, @Query() query: ListQuery): Promise<PublicImpersonationPageView> {
    return this.registry.impersonations(op, query);
  }
}
