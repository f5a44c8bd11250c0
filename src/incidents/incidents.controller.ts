import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { ListQuery } from '../operation/page.dto.js';
import { Reasoned } from '../operation/reasoned.dto.js';
import { AddEntry, IncidentQuery, OpenIncident, SetContacts, SetPersonalData } from './incident.dto.js';
import { IncidentClosing } from './incident-closing.service.js';
import {
  entryView,
  IncidentEntryPage,
  IncidentEntryView,
  IncidentKindsView,
  IncidentPage,
  IncidentView,
  SignedIncidentReport,
} from './incident.view.js';
import { Incidents } from './incidents.service.js';

@ApiTags('incidents')
@Controller('api/v1')
export class IncidentsController {
  constructor(
    @Inject(Incidents) private readonly incidents: Incidents,
    @Inject(IncidentClosing) private readonly closing: IncidentClosing,
  ) {}

  @Post('accounts/:id/incidents')
  @Does('incident.open')
  async open(@Op() op: Operation, @Param('id') id: string, @Body() input: OpenIncident): Promise<IncidentView> {
    return this.incidents.view(op, await this.incidents.open(op, id, input));
  }

  @Get('incidents')
  @Does('incident.list')
  list(@Op() op: Operation, @Query() query: IncidentQuery): Promise<IncidentPage> {
    return this.incidents.list(op, query);
  }

  /** What may be opened, as the plan of the house says. */
  @Get('incidents/kinds')
  @Does('incident.list')
  kinds(): IncidentKindsView {
    return { items: this.incidents.kinds() };
  }

  @Get('incidents/:id')
  @Does('incident.show')
  show(@Op() op: Operation, @Param('id') id: string): Promise<IncidentView> {
    return this.incidents.show(op, id);
  }

  @Get('incidents/:id/entries')
  @Does('incident.show')
  async entries(@Op() op: Operation, @Param('id') id: string, @Query() query: ListQuery): Promise<IncidentEntryPage> {
    const page = await this.incidents.entries(op, id, query);
    return { ...page, items: page.items.map(entryView) };
  }

  @Post('incidents/:id/entries')
  @Does('incident.tell')
  async add(@Op() op: Operation, @Param('id') id: string, @Body() input: AddEntry): Promise<IncidentEntryView> {
    return entryView(await this.incidents.add(op, id, input));
  }

  @Put('incidents/:id/contacts')
  @Does('incident.steer')
  async contacts(@Op() op: Operation, @Param('id') id: string, @Body() input: SetContacts): Promise<IncidentView> {
    return this.incidents.view(op, await this.incidents.setContacts(op, id, input));
  }

  @Put('incidents/:id/personal-data')
  @Does('incident.steer')
  async personalData(
    @Op() op: Operation,
    @Param('id') id: string,
    @Body() input: SetPersonalData,
  ): Promise<IncidentView> {
    return this.incidents.view(op, await this.incidents.setPersonalData(op, id, input));
  }

  @Post('incidents/:id/close')
  @HttpCode(200)
  @Does('incident.close')
  async close(@Op() op: Operation, @Param('id') id: string, @Body() _: Reasoned): Promise<IncidentView> {
    return this.incidents.view(op, await this.closing.close(op, id));
  }

  @Get('incidents/:id/report')
  @Does('incident.report')
  report(@Op() op: Operation, @Param('id') id: string): Promise<SignedIncidentReport> {
    return this.closing.report(op, id);
  }
}
