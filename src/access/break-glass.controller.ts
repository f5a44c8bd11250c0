import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { day, iso } from '../kernel/clock.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { Reasoned } from '../operation/reasoned.dto.js';
import { Settings } from '../settings/settings.js';
import {
  BreakGlass,
  BreakGlassRightsQuery,
  GiveBreakGlassRight,
  OpeningsQuery,
  ReviewOpening,
} from './break-glass.dto.js';
import type { Opening } from './break-glass.entity.js';
import { openingPage, visibleOpening } from './break-glass-list.queries.js';
import { doneUnder } from './break-glass.queries.js';
import { BreakGlassRights } from './break-glass-rights.service.js';
import { Emergencies } from './break-glass.service.js';
import {
  breakGlassRightView,
  BreakGlassRightPage,
  BreakGlassRightView,
  doneView,
  OpeningPage,
  OpeningReport,
  openingView,
  OpeningView,
} from './break-glass.view.js';

@Controller('api/v1')
export class BreakGlassController {
  constructor(
    @Inject(Emergencies) private readonly emergencies: Emergencies,
    @Inject(BreakGlassRights) private readonly rights: BreakGlassRights,
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(Settings) private readonly settings: Settings,
  ) {}

  private view(op: Operation, opening: Opening): OpeningView {
    return openingView(opening, { now: iso(op.now), reviewDays: this.settings.breakGlassReviewDays });
  }

  /** Who may break the glass: admins and auditors see all, everybody else their own. */
  @Get('break-glass-rights')
  @Does('break_glass_right.list')
  async listRights(@Op() op: Operation, @Query() query: BreakGlassRightsQuery): Promise<BreakGlassRightPage> {
    const page = await this.rights.list(op, query);
    return { ...page, items: page.items.map((right) => breakGlassRightView(right, day(op.now))) };
  }

  /** Let somebody else break the glass, should it ever be needed. */
  @Post('break-glass-rights')
  @Does('break_glass_right.give')
  async give(@Op() op: Operation, @Body() input: GiveBreakGlassRight): Promise<BreakGlassRightView> {
    return breakGlassRightView(await this.rights.give(op, input), day(op.now));
  }

  /** End such a right, and whatever is open by it; its holder may give it back. */
  @Post('break-glass-rights/:id/revoke')
  @HttpCode(200)
  @Does('break_glass_right.revoke')
  async revoke(@Op() op: Operation, @Param('id') id: string, @Body() _reason: Reasoned): Promise<BreakGlassRightView> {
    return breakGlassRightView(await this.rights.revoke(op, id), day(op.now));
  }

  /** Break the glass: open one account in an emergency. Owners, admins and auditors are told at once. */
  @Post('accounts/:id/break-glass')
  @Does('break_glass.open')
  async open(@Op() op: Operation, @Param('id') id: string, @Body() input: BreakGlass): Promise<OpeningView> {
    return this.view(op, await this.emergencies.open(op, id, input));
  }

  /** Emergencies, newest first: your own and those of accounts you answer for; admins and auditors see all. */
  @Get('break-glass')
  @Does('break_glass.list')
  async list(@Op() op: Operation, @Query() query: OpeningsQuery): Promise<OpeningPage> {
    const page = await openingPage(op, this.keys.current, query, this.settings.breakGlassReviewDays);
    return { ...page, items: page.items.map((opening) => this.view(op, opening)) };
  }

  /** One emergency, with what was released or stored during it. */
  @Get('break-glass/:id')
  @Does('break_glass.show')
  async show(@Op() op: Operation, @Param('id') id: string): Promise<OpeningReport> {
    const opening = await visibleOpening(op, this.keys.current, id);
    return { ...this.view(op, opening), done: (await doneUnder(op.db, id)).map(doneView) };
  }

  /** Be the second person, where the setting asks for two. */
  @Post('break-glass/:id/confirm')
  @HttpCode(200)
  @Does('break_glass.confirm')
  async confirm(@Op() op: Operation, @Param('id') id: string, @Body() _reason: Reasoned): Promise<OpeningView> {
    return this.view(op, await this.emergencies.confirm(op, id));
  }

  /** End it before its time. */
  @Post('break-glass/:id/end')
  @HttpCode(200)
  @Does('break_glass.end')
  async end(@Op() op: Operation, @Param('id') id: string, @Body() _reason: Reasoned): Promise<OpeningView> {
    return this.view(op, await this.emergencies.end(op, id));
  }

  /** Say whether it was justified, once it is over. */
  @Post('break-glass/:id/review')
  @HttpCode(200)
  @Does('break_glass.review')
  async review(@Op() op: Operation, @Param('id') id: string, @Body() input: ReviewOpening): Promise<OpeningView> {
    return this.view(op, await this.emergencies.review(op, id, input));
  }
}
