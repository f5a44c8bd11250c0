import {
  Body,
  Controller,
  Get,
  HttpCode,
  Inject,
  Param,
  Patch,
  Post,
  Query,
  StreamableFile,
  UseInterceptors,
} from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { AlsoRefuses } from '../operation/openapi.js';
import { Reasoned } from '../operation/reasoned.dto.js';
import { Absences } from './absences.service.js';
import { CaseQuery, MoveCase, OpenCase, ReturnFrom } from './case.dto.js';
import { CasePage, CaseView, ReturnView, returnView } from './case.view.js';
import { Cases } from './cases.service.js';
import { SignedCertificate } from './certificate.view.js';
import { Certificates } from './certificates.service.js';
import { Closing } from './closing.service.js';
import { Cutting } from './cutting.service.js';
import { FreshRunbooks } from './fresh-runbooks.js';
import { CertificateQuery } from './handover.dto.js';
import { Moving } from './moving.service.js';
import { CaseOpening } from './opening.service.js';
import { Timelines } from './timeline.service.js';
import { TimelineView } from './timeline.view.js';

const CERTIFICATE = {
  description: 'The signed certificate with its proofs, or printed.',
  content: {
    'application/json': { schema: { $ref: getSchemaPath(SignedCertificate) } },
    'application/pdf': { schema: { type: 'string', format: 'binary' } },
  },
};

@ApiTags('offboarding')
@ApiExtraModels(SignedCertificate)
@UseInterceptors(FreshRunbooks)
@Controller('api/v1/offboarding-cases')
export class CasesController {
  constructor(
    @Inject(Cases) private readonly cases: Cases,
    @Inject(CaseOpening) private readonly opening: CaseOpening,
    @Inject(Cutting) private readonly cutting: Cutting,
    @Inject(Moving) private readonly moving: Moving,
    @Inject(Closing) private readonly closing: Closing,
    @Inject(Certificates) private readonly certificates: Certificates,
    @Inject(Absences) private readonly absences: Absences,
    @Inject(Timelines) private readonly timelines: Timelines,
  ) {}

  @Get()
  @Does('case.list')
  list(@Op() op: Operation, @Query() query: CaseQuery): Promise<CasePage> {
    return this.cases.list(op, query);
  }

  @Post()
  @Does('case.open')
  async open(@Op() op: Operation, @Body() input: OpenCase): Promise<CaseView> {
    return this.cases.view(op, await this.opening.open(op, input));
  }

  @Get(':id')
  @Does('case.show')
  show(@Op() op: Operation, @Param('id') id: string): Promise<CaseView> {
    return this.cases.show(op, id);
  }

  /** When what is due, and by which day each transfer had to begin. */
  @Get(':id/timeline')
  @Does('case.timeline')
  timeline(@Op() op: Operation, @Param('id') id: string): Promise<TimelineView> {
    return this.timelines.of(op, id);
  }

  @Patch(':id')
  @Does('case.move')
  async move(@Op() op: Operation, @Param('id') id: string, @Body() { lastDay }: MoveCase): Promise<CaseView> {
    return this.cases.view(op, await this.moving.move(op, id, lastDay));
  }

  @Post(':id/reschedule')
  @HttpCode(200)
  @Does('case.reschedule')
  async reschedule(@Op() op: Operation, @Param('id') id: string, @Body() _: Reasoned): Promise<CaseView> {
    return this.cases.view(op, await this.moving.recount(op, id));
  }

  @Post(':id/cut')
  @HttpCode(200)
  @Does('case.cut')
  async cut(@Op() op: Operation, @Param('id') id: string, @Body() _: Reasoned): Promise<CaseView> {
    return this.cases.view(op, await this.cutting.cut(op, id));
  }

  @Post(':id/close')
  @HttpCode(200)
  @Does('case.close')
  async close(@Op() op: Operation, @Param('id') id: string, @Body() _: Reasoned): Promise<CaseView> {
    return this.cases.view(op, await this.closing.close(op, id));
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @Does('case.cancel')
  async cancel(@Op() op: Operation, @Param('id') id: string, @Body() _: Reasoned): Promise<CaseView> {
    return this.cases.view(op, await this.moving.cancel(op, id));
  }

  /** Ends an absence. By HR it opens the door; an admin's also lets go on what was suspended. */
  @Post(':id/return')
  @HttpCode(200)
  @Does('case.return')
  async return(@Op() op: Operation, @Param('id') id: string, @Body() { day }: ReturnFrom): Promise<ReturnView> {
    const { kase, resumed } = await this.absences.return(op, id, day);
    return returnView(await this.cases.view(op, kase), resumed);
  }

  @Get(':id/certificate')
  @Does('case.certificate')
  @AlsoRefuses(409, 422)
  @ApiOkResponse(CERTIFICATE)
  certificate(
    @Op() op: Operation,
    @Param('id') id: string,
    @Query() query: CertificateQuery,
  ): Promise<SignedCertificate | StreamableFile> {
    return query.format === 'pdf' ? this.certificates.print(op, id, query) : this.certificates.show(op, id);
  }
}
