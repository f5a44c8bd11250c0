import { Body, Controller, Get, HttpCode, Inject, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { Reasoned } from '../operation/reasoned.dto.js';
import { Directory } from './directory.service.js';
import { People } from './people.service.js';
import { AssignRoles, ChangePerson, CreatePerson, ListPeople } from './person.dto.js';
import { PeoplePage, PersonView, RolesView, withMember } from './person.view.js';
import { Standing } from './standing.service.js';

@ApiTags('people')
@Controller('api/v1/people')
export class PeopleController {
  constructor(
    @Inject(People) private readonly people: People,
    @Inject(Standing) private readonly standing: Standing,
    @Inject(Directory) private readonly directory: Directory,
  ) {}

  @Get()
  @Does('person.list')
  list(@Op() op: Operation, @Query() query: ListPeople): Promise<PeoplePage> {
    return this.directory.list(op, query);
  }

  @Post()
  @Does('person.create')
  async create(@Op() op: Operation, @Body() { reason: _, ...input }: CreatePerson): Promise<PersonView> {
    return this.directory.view(op, await this.people.create(op, input));
  }

  @Get(':id')
  @Does('person.show')
  show(@Op() op: Operation, @Param('id') id: string): Promise<PersonView> {
    return this.directory.show(op, id);
  }

  @Patch(':id')
  @Does('person.change')
  async change(
    @Op() op: Operation,
    @Param('id') id: string,
    @Body() { reason: _, ...input }: ChangePerson,
  ): Promise<PersonView> {
    return this.directory.view(op, await this.people.change(op, id, input));
  }

  @Put(':id/roles')
  @Does('person.roles')
  async assignRoles(@Op() op: Operation, @Param('id') id: string, @Body() { roles }: AssignRoles): Promise<RolesView> {
    return { personId: id, roles: withMember(await this.standing.assignRoles(op, id, roles)) };
  }

  @Post(':id/freeze')
  @HttpCode(200)
  @Does('person.freeze')
  async freeze(@Op() op: Operation, @Param('id') id: string, @Body() _: Reasoned): Promise<PersonView> {
    return this.directory.view(op, await this.standing.freeze(op, id));
  }

  @Post(':id/unfreeze')
  @HttpCode(200)
  @Does('person.freeze')
  async unfreeze(@Op() op: Operation, @Param('id') id: string, @Body() _: Reasoned): Promise<PersonView> {
    return this.directory.view(op, await this.standing.unfreeze(op, id));
  }
}
