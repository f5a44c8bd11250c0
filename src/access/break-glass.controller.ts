import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { namedAccounts } from '../accounts/named.queries.js';
import { day, iso } from '../kernel/clock.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { Reasoned } from '../operation/reasoned.dto.js';
import { namesOf } from '../people/names.queries.js';
import { Settings } from '../settings/settings.js';
import {
  BreakGlass,
  BreakGlassRightsQuery,
  EmergencyAccountsQuery,
  GiveBreakGlassRight,
  OpeningsQuery,
  ReviewOpening,
} from './break-glass.dto.js';
import type { BreakGlassRight, Opening } from './break-glass.entity.js';
import { allowedOnOpenings, allowedOnRight } from './break-glass-allowed.js';
import { EmergencyPreviews } from './break-glass-preview.service.js';
import { openingPage, visibleOpening } from './break-glass-list.queries.js';
import { doneUnder } from './break-glass.queries.js';
import { BreakGlassRights } from './break-glass-rights.service.js';
import { Emergencies } from './break-glass.service.js';
import {
  breakGlassRightView,
  BreakGlassRightPage,
  BreakGlassRightView,
  BreakGlassPreview,
  doneView,
  EmergencyAccountPage,
  OpeningPage,
  OpeningReport,
  openingView,
  OpeningView,
  peopleIn,
} from './break-glass.view.js';

@Controller('api/v1')
export class BreakGlassController {
  constructor(
    @Inject(Emergencies) private readonly emergencies: Emergencies,
    @Inject(BreakGlassRights) private readonly rights: BreakGlassRights,
    @Inject(EmergencyPreviews) private readonly previews: EmergencyPreviews,
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(Settings) private readonly settings: Settings,
  ) {}

  private async view(op: Operation, opening: Opening): Promise<OpeningView> {
    const [view] = await this.views(op, [opening]);
    return view as OpeningView;
  }

  private async views(op: Operation, openings: readonly Opening[]): Promise<OpeningView[]> {
    const allowed = await allowedOnOpenings(op, this.keys.current, openings);
    const asked = { now: iso(op.now), reviewDays: this.settings.breakGlassReviewDays };
    return openings.map((opening) => openingView(opening, asked, allowed(opening)));
  }

  private rightView(op: Operation, right: BreakGlassRight): BreakGlassRightView {
    return breakGlassRightView(right, day(op.now), allowedOnRight(op, right));
  }

  /** Who may break the glass: admins and auditors see all, everybody else their own. */
  @Get('break-glass-rights')
  @Does('break_glass_right.list')
  async listRights(@Op() op: Operation, @Query() query: BreakGlassRightsQuery): Promise<BreakGlassRightPage> {
    const page = await this.rights.list(op, query);
    const people = page.items.flatMap(({ personId, givenBy, endedBy }) => [personId, givenBy, endedBy]);
    const accounts = await namedAccounts(
      op.db,
      page.items.flatMap(({ accountId }) => accountId ?? []),
    );
    const named = { people: await namesOf(op.db, people), accounts: [...accounts.values()] };
    return { ...page, items: page.items.map((right) => this.rightView(op, right)), ...named };
  }

  /** Let somebody else break the glass, should it ever be needed. */
  @Post('break-glass-rights')
  @Does('break_glass_right.give')
  async give(@Op() op: Operation, @Body() input: GiveBreakGlassRight): Promise<BreakGlassRightView> {
    return this.rightView(op, await this.rights.give(op, input));
  }

  /** End such a right, and whatever is open by it; its holder may give it back. */
  @Post('break-glass-rights/:id/revoke')
  @HttpCode(200)
  @Does('break_glass_right.revoke')
  async revoke(@Op() op: Operation, @Param('id') id: string, @Body() _reason: Reasoned): Promise<BreakGlassRightView> {
    return this.rightView(op, await this.rights.revoke(op, id));
  }

  /** The accounts your rights cover. */
  @Get('break-glass-accounts')
  @Does('break_glass.accounts')
  accounts(@Op() op: Operation, @Query() query: EmergencyAccountsQuery): Promise<EmergencyAccountPage> {
    return this.previews.accounts(op, query);
  }

  /** What it would mean to break the glass of this account: who is told, who must confirm, until when. */
  @Get('accounts/:id/break-glass')
  @Does('break_glass.preview')
  preview(@Op() op: Operation, @Param('id') id: string): Promise<BreakGlassPreview> {
    return this.previews.of(op, id);
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
    const accounts = await namedAccounts(
      op.db,
      page.items.map(({ accountId }) => accountId),
    );
    const named = { people: await namesOf(op.db, peopleIn(page.items)), accounts: [...accounts.values()] };
    return { ...page, items: await this.views(op, page.items), ...named };
  }

  /** One emergency, with what was released or stored during it. */
  @Get('break-glass/:id')
  @Does('break_glass.show')
  async show(@Op() op: Operation, @Param('id') id: string): Promise<OpeningReport> {
    const opening = await visibleOpening(op, this.keys.current, id);
    const account = (await namedAccounts(op.db, [opening.accountId])).get(opening.accountId) ?? null;
    const named = { account, people: await namesOf(op.db, peopleIn([opening])) };
    return { ...(await this.view(op, opening)), done: (await doneUnder(op.db, id)).map(doneView), ...named };
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
