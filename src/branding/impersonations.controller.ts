import { Body, Controller, Get, HttpCode, Inject, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import {
  AddImpersonation,
  ChangeImpersonation,
  DecideImpersonation,
  ImpersonationQuery,
  ReportImpersonation,
} from './impersonation.dto.js';
import { calledIn } from './impersonation.queries.js';
import {
  impersonationDetailView,
  ImpersonationDetailView,
  ImpersonationPageView,
  impersonationView,
  ImpersonationView,
} from './impersonation.view.js';
import { Impersonations } from './impersonations.service.js';

/** Fakes of the organisation, from their sighting to their end. */
@ApiTags('branding')
@Controller('api/v1/impersonations')
export class ImpersonationsController {
  constructor(@Inject(Impersonations) private readonly impersonations: Impersonations) {}

  @Get()
  @Does('impersonation.list')
  async list(@Op() op: Operation, @Query() query: ImpersonationQuery): Promise<ImpersonationPageView> {
    const page = await this.impersonations.list(op, query);
    const called = await calledIn(op.db, page.items);
    return { ...page, items: page.items.map((row) => impersonationView(row, called)) };
  }

  @Post()
  @Does('impersonation.add')
  async add(@Op() op: Operation, @Body() input: AddImpersonation): Promise<ImpersonationView> {
    const row = await this.impersonations.add(op, input);
    return impersonationView(row, await calledIn(op.db, [row]));
  }

  @Get(':id')
  @Does('impersonation.show')
  async show(@Op() op: Operation, @Param('id') id: string): Promise<ImpersonationDetailView> {
    return impersonationDetailView(await this.impersonations.show(op, id));
  }

  @Patch(':id')
  @Does('impersonation.change')
  async change(
    @Op() op: Operation,
    @Param('id') id: string,
    @Body() input: ChangeImpersonation,
  ): Promise<ImpersonationDetailView> {
    return impersonationDetailView(await this.impersonations.change(op, id, input));
  }

  /** The platform was told of it. */
  @Post(':id/reports')
  @Does('impersonation.report')
  async report(
    @Op() op: Operation,
    @Param('id') id: string,
    @Body() input: ReportImpersonation,
  ): Promise<ImpersonationDetailView> {
    return impersonationDetailView(await this.impersonations.report(op, id, input));
  }

  /** What became of it. */
  @Post(':id/outcome')
  @HttpCode(200)
  @Does('impersonation.decide')
  async decide(
    @Op() op: Operation,
    @Param('id') id: string,
    @Body() input: DecideImpersonation,
  ): Promise<ImpersonationDetailView> {
    return impersonationDetailView(await this.impersonations.decide(op, id, input));
  }
}
