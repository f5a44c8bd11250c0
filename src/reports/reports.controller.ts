import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { BusFactorQuery } from './bus-factor.dto.js';
import { BusFactor } from './bus-factor.service.js';
import { BusFactorPage } from './bus-factor.view.js';
import { ChartsView } from './chart.view.js';
import { Charts } from './charts.service.js';
import { ContinuityScores } from './continuity.service.js';
import { ContinuityView } from './continuity.view.js';
import { FindingQuery, InLanguage } from './findings.dto.js';
import { Findings } from './findings.service.js';
import { FindingPageView } from './findings.view.js';
import { KpiQuery, KpiRowQuery, TrendQuery } from './kpi.dto.js';
import { KpiListView, KpiRowPageView } from './kpi.view.js';
import { Kpis } from './kpis.service.js';
import { TrendView } from './trend.view.js';
import { Trends } from './trends.service.js';

/** What the register lacks, and how it stands. */
@Controller('api/v1')
export class ReportsController {
  constructor(
    @Inject(Findings) private readonly findings: Findings,
    @Inject(ContinuityScores) private readonly scores: ContinuityScores,
    @Inject(Kpis) private readonly kpis: Kpis,
    @Inject(Trends) private readonly trends: Trends,
    @Inject(Charts) private readonly charts: Charts,
    @Inject(BusFactor) private readonly busFactor: BusFactor,
  ) {}

  @Get('findings')
  @Does('finding.list')
  list(@Op() op: Operation, @Query() query: FindingQuery): Promise<FindingPageView> {
    return this.findings.list(op, query);
  }

  @Get('bus-factor')
  @Does('bus_factor.list')
  heldByOne(@Op() op: Operation, @Query() query: BusFactorQuery): Promise<BusFactorPage> {
    return this.busFactor.list(op, query);
  }

  @Get('accounts/:id/continuity')
  @Does('account.score')
  score(@Op() op: Operation, @Param('id') id: string, @Query() query: InLanguage): Promise<ContinuityView> {
    return this.scores.of(op, id, query.lang);
  }

  @Get('kpis')
  @Does('kpi.list')
  figures(@Op() op: Operation, @Query() query: KpiQuery): Promise<KpiListView> {
    return this.kpis.list(op, query);
  }

  /** The same figures week by week, as the register says it today. */
  @Get('kpis/trend')
  @Does('kpi.list')
  trend(@Op() op: Operation, @Query() query: TrendQuery): Promise<TrendView> {
    return this.trends.of(op, query);
  }

  /** Coverage, the age of secrets and how long access outlived departures, as they are drawn. */
  @Get('charts')
  @Does('kpi.list')
  drawn(@Op() op: Operation): Promise<ChartsView> {
    return this.charts.show(op);
  }

  @Get('kpis/:code/rows')
  @Does('kpi.list')
  behind(@Op() op: Operation, @Param('code') code: string, @Query() query: KpiRowQuery): Promise<KpiRowPageView> {
    return this.kpis.rowsOf(op, code, query);
  }
}
