import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { ListQuery } from '../operation/page.dto.js';
import { Reasoned } from '../operation/reasoned.dto.js';
import { AgencyDepartures } from './agencies.service.js';
import { OffboardOrganisation } from './agency.dto.js';
import { AgencyDeparturePage, AgencyDepartureView } from './agency.view.js';

/** An outside organisation leaves with all its people. */
@ApiTags('offboarding')
@Controller('api/v1')
export class AgenciesController {
  constructor(@Inject(AgencyDepartures) private readonly departures: AgencyDepartures) {}

  @Post('organisations/:id/offboarding')
  @Does('agency.open')
  open(
    @Op() op: Operation,
    @Param('id') id: string,
    @Body() input: OffboardOrganisation,
  ): Promise<AgencyDepartureView> {
    return this.departures.open(op, id, input);
  }

  /** Newest first. */
  @Get('agency-departures')
  @Does('agency.list')
  list(@Op() op: Operation, @Query() query: ListQuery): Promise<AgencyDeparturePage> {
    return this.departures.list(op, query);
  }

  @Get('agency-departures/:id')
  @Does('agency.show')
  show(@Op() op: Operation, @Param('id') id: string): Promise<AgencyDepartureView> {
    return this.departures.show(op, id);
  }

  /** Ends all access of all of them in one commit. */
  @Post('agency-departures/:id/cut')
  @HttpCode(200)
  @Does('agency.cut')
  cut(@Op() op: Operation, @Param('id') id: string, @Body() _: Reasoned): Promise<AgencyDepartureView> {
    return this.departures.cut(op, id);
  }

  /** Closes every case; while one of them has open conditions none is closed. */
  @Post('agency-departures/:id/close')
  @HttpCode(200)
  @Does('agency.close')
  close(@Op() op: Operation, @Param('id') id: string, @Body() _: Reasoned): Promise<AgencyDepartureView> {
    return this.departures.close(op, id);
  }
}
