import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Does, Op } from '../operation/http.js';
import { AlsoRefuses } from '../operation/openapi.js';
import { Operation } from '../operation/operation.js';
import { Reasoned } from '../operation/reasoned.dto.js';
import { CampaignsQuery, OpenCampaign, ReportQuery } from './campaign.dto.js';
import { CampaignDetailView, CampaignPage } from './campaign.view.js';
import { Campaigns } from './campaigns.service.js';
import { CampaignClosing } from './closing.service.js';
import { SignedReport } from './report.view.js';

@ApiTags('reviews')
@Controller('api/v1/campaigns')
export class CampaignsController {
  constructor(
    @Inject(Campaigns) private readonly campaigns: Campaigns,
    @Inject(CampaignClosing) private readonly closing: CampaignClosing,
  ) {}

  /** Rounds of review, newest first; members see those in which they are asked. */
  @Get()
  @Does('campaign.list')
  list(@Op() op: Operation, @Query() query: CampaignsQuery): Promise<CampaignPage> {
    return this.campaigns.list(op, query);
  }

  /** Plan a round; one that begins today begins at once. */
  @Post()
  @Does('campaign.open')
  async open(@Op() op: Operation, @Body() input: OpenCampaign): Promise<CampaignDetailView> {
    return this.campaigns.view(op, await this.campaigns.open(op, input));
  }

  @Get(':id')
  @Does('campaign.show')
  show(@Op() op: Operation, @Param('id') id: string): Promise<CampaignDetailView> {
    return this.campaigns.show(op, id);
  }

  /** Call a round off; a planned one takes the rest of its series with it. */
  @Post(':id/cancel')
  @HttpCode(200)
  @Does('campaign.cancel')
  async cancel(@Op() op: Operation, @Param('id') id: string, @Body() _: Reasoned): Promise<CampaignDetailView> {
    return this.campaigns.view(op, await this.campaigns.cancel(op, id));
  }

  /** End a round that is answered, or whose last day is over, with a signed report. */
  @Post(':id/close')
  @HttpCode(200)
  @Does('campaign.close')
  async close(@Op() op: Operation, @Param('id') id: string, @Body() _: Reasoned): Promise<CampaignDetailView> {
    return this.campaigns.view(op, await this.closing.close(op, id));
  }

  @Get(':id/report')
  @Does('campaign.report')
  @AlsoRefuses(409)
  report(@Op() op: Operation, @Param('id') id: string, @Query() _: ReportQuery): Promise<SignedReport> {
    return this.closing.report(op, id);
  }
}
