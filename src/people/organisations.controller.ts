import { Body, Controller, Get, Inject, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { ChangeOrganisation, CreateOrganisation, OrganisationQuery } from './organisation.dto.js';
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
    return { ...page, items: page.items.map(organisationView) };
  }

  @Post()
  @Does('organisation.create')
  async create(@Op() op: Operation, @Body() input: CreateOrganisation): Promise<OrganisationView> {
    return organisationView(await this.organisations.create(op, input));
  }

  @Get(':id')
  @Does('organisation.show')
  async show(@Op() op: Operation, @Param('id') id: string): Promise<OrganisationView> {
    return organisationView(await this.organisations.show(op, id));
  }

  @Patch(':id')
  @Does('organisation.change')
  async change(
    @Op() op: Operation,
    @Param('id') id: string,
    @Body() input: ChangeOrganisation,
  ): Promise<OrganisationView> {
    return organisationView(await this.organisations.change(op, id, input));
  }
}
