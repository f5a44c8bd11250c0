import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { day } from '../kernel/clock.js';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { ListQuery } from '../operation/page.dto.js';
import { Reasoned } from '../operation/reasoned.dto.js';
import { AnswerBrandAudit, BrandAuditQuery, OpenBrandAudit } from './audit.dto.js';
import type { AuditRow, ItemRow } from './audit.queries.js';
import {
  BrandAuditItemPageView,
  brandAuditItemView,
  BrandAuditItemView,
  BrandAuditPageView,
  brandAuditResultView,
  BrandAuditResultView,
  brandAuditView,
  BrandAuditView,
} from './audit.view.js';
import { BrandAudits } from './audits.service.js';

/** How the organisation's accounts look: handle, name, logo, bio, link, badge. */
@ApiTags('branding')
@Controller('api/v1')
export class BrandAuditsController {
  constructor(@Inject(BrandAudits) private readonly audits: BrandAudits) {}

  @Get('brand-audits')
  @Does('brand_audit.list')
  async list(@Op() op: Operation, @Query() query: BrandAuditQuery): Promise<BrandAuditPageView> {
    const page = await this.audits.list(op, query);
    return { ...page, items: page.items.map((audit) => this.view(op, audit)) };
  }

  @Post('brand-audits')
  @Does('brand_audit.open')
  async open(@Op() op: Operation, @Body() input: OpenBrandAudit): Promise<BrandAuditView> {
    return this.view(op, await this.audits.open(op, input));
  }

  @Get('brand-audits/:id')
  @Does('brand_audit.show')
  async show(@Op() op: Operation, @Param('id') id: string): Promise<BrandAuditView> {
    return this.view(op, await this.audits.show(op, id));
  }

  @Get('brand-audits/:id/items')
  @Does('brand_audit.show')
  async items(
    @Op() op: Operation,
    @Param('id') id: string,
    @Query() query: ListQuery,
  ): Promise<BrandAuditItemPageView> {
    const { items, results, beside, nextCursor, total } = await this.audits.items(op, id, query);
    return { items: items.map((item) => brandAuditItemView(item, results, beside)), nextCursor, total };
  }

  /** What was found on one account. */
  @Post('brand-audits/:id/items/:accountId')
  @HttpCode(200)
  @Does('brand_audit.answer')
  async answer(
    @Op() op: Operation,
    @Param('id') id: string,
    @Param('accountId') accountId: string,
    @Body() input: AnswerBrandAudit,
  ): Promise<BrandAuditItemView> {
    const { items, results, beside } = await this.audits.answer(op, id, accountId, input);
    return brandAuditItemView(items[0] as ItemRow, results, beside);
  }

  @Post('brand-audits/:id/cancel')
  @HttpCode(200)
  @Does('brand_audit.cancel')
  async cancel(@Op() op: Operation, @Param('id') id: string, @Body() _: Reasoned): Promise<BrandAuditView> {
    return this.view(op, await this.audits.cancel(op, id));
  }

  /** A fault is mended. */
  @Post('brand-audit-faults/:id/fixed')
  @HttpCode(200)
  @Does('brand_audit.fix')
  async fix(@Op() op: Operation, @Param('id') id: string, @Body() _: Reasoned): Promise<BrandAuditResultView> {
    const { result, beside } = await this.audits.fix(op, id);
    return brandAuditResultView(result, beside);
  }

  private view(op: Operation, audit: AuditRow): BrandAuditView {
    return brandAuditView(audit, day(op.now), this.audits.allowedOn(op, audit));
  }
}
