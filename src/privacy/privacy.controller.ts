import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { Reasoned } from '../operation/reasoned.dto.js';
import { Directory } from '../people/directory.service.js';
import { PersonView } from '../people/person.view.js';
import { PersonalData } from './personal-data.service.js';
import { PersonalDataQuery } from './privacy.dto.js';
import { Erasures } from './erasure.service.js';

const FILE = {
  description: 'Everything that is held on the person; whoever else is named in it is masked.',
  content: { 'application/json': { schema: { type: 'object', additionalProperties: true } } },
} as const;

@ApiTags('people')
@Controller('api/v1')
export class PrivacyController {
  constructor(
    @Inject(Erasures) private readonly erasures: Erasures,
    @Inject(PersonalData) private readonly personalData: PersonalData,
    @Inject(Directory) private readonly directory: Directory,
  ) {}

  @Get('people/:id/personal-data')
  @Does('person.data')
  @ApiOkResponse(FILE)
  data(@Op() op: Operation, @Param('id') id: string, @Query() { lang }: PersonalDataQuery): Promise<StreamableFile> {
    return this.personalData.file(op, id, lang);
  }

  @Get('me/personal-data')
  @Does('person.data')
  @ApiOkResponse(FILE)
  own(@Op() op: Operation, @Query() { lang }: PersonalDataQuery): Promise<StreamableFile> {
    return this.personalData.file(op, op.actor.id, lang);
  }

  @Post('people/:id/erase')
  @HttpCode(200)
  @Does('person.erase')
  async erase(@Op() op: Operation, @Param('id') id: string, @Body() _: Reasoned): Promise<PersonView> {
    return this.directory.view(op, await this.erasures.erase(op, id));
  }
}
