import { Body, Controller, Get, Inject, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { ChangeOrganisation, CreateOrganisation, OrganisationQuery } from './organisation.dto.js';
import type { Organisation } from './organisation.entity.js';
import { OrganisationPage, organisationView, OrganisationView } from './organisation.view.js';
import { Organisations } from './organisations.service.js';

/** Outside organisations, such as agencies. */
@ApiTags('people')
@Controller('api/v1/organisations')
export class OrganisationsController {
  constructor(@Inject(Organisations) private readonly organisations: Organisations) {}

  @Get()
  @Does('organisation.list')
  async list(@Op() op: Operation, @Query() query: OrganisationQuery): Promise<OrganisationPage> {
    const page = await this.organisations.list(op, query);
    const regarded = await this.organisations.regarded(op, page.items);
    return { ...page, items: page.items.map((organisation) => organisationView(organisation, regarded)) };
  }

  @Post()
  @Does('organisation.create')
  async create(@Op() op: Operation, @Body() input: CreateOrganisation): Promise<OrganisationView> {
    return this.view(op, await this.organisations.create(op, input));
  }

  @Get(':id')
  @Does('organisation.show')
  async show(@Op() op: Operation, @Param('id') id: string): Promise<OrganisationView> {
    return this.view(op, await this.organisations.show(op, id));
  }

  @Patch(':id')
  @Does('organisation.change')
  async change(
    @Op() op: Operation,
    @Param('id') id: string,
    @Body() input: ChangeOrganisation,
  ): Promise<OrganisationView> {
    return this.view(op, await this.organisations.change(op, id, input));
  }

  private async view(op: Operation, organisation: Organisation): Promise<OrganisationView> {
    return organisationView(organisation, await this.organisations.regarded(op, [organisation]));
  }
}
