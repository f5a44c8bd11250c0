import { Controller, Get, Header, Inject, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { ListQuery } from '../operation/page.dto.js';
import { ConsistencyQuery, EventParam, EventQuery, ProofQuery } from './audit.dto.js';
import { Audit } from './audit.service.js';
import { AuditEvent, AuditEventPage, ConsistencyProof, InclusionProof, KeptCheckpointPage } from './audit.view.js';
import { AuditExport } from './export.service.js';

const TEXT = 'text/plain; charset=utf-8';

/** What was done, by whom and why; and the proof that nobody rewrote it. */
@Controller('api/v1/audit')
export class AuditController {
  constructor(
    @Inject(Audit) private readonly audit: Audit,
    @Inject(AuditExport) private readonly exports: AuditExport,
  ) {}

  @Get('events')
  @Does('audit.read')
  events(@Op() op: Operation, @Query() query: EventQuery): Promise<AuditEventPage> {
    return this.audit.events(op, query);
  }

  @Get('events/:index')
  @Does('audit.read')
  event(@Op() op: Operation, @Param() { index }: EventParam): Promise<AuditEvent> {
    return this.audit.event(op, index);
  }

  /** The newest signed checkpoint of each day, as it is kept outside the database. */
  @Get('checkpoints')
  @Does('audit.read')
  checkpoints(@Op() op: Operation, @Query() query: ListQuery): Promise<KeptCheckpointPage> {
    return this.audit.checkpoints(op, query);
  }

  @Get('checkpoint')
  @Does('audit.read')
  @Header('content-type', TEXT)
  @ApiProduces('text/plain')
  checkpoint(@Op() op: Operation): Promise<string> {
    return this.audit.checkpoint(op);
  }

  @Get('proof')
  @Does('audit.read')
  inclusion(@Op() op: Operation, @Query() query: ProofQuery): Promise<InclusionProof> {
    return this.audit.inclusion(op, query);
  }

  @Get('consistency')
  @Does('audit.read')
  consistency(@Op() op: Operation, @Query() query: ConsistencyQuery): Promise<ConsistencyProof> {
    return this.audit.consistency(op, query);
  }

  @Get('export')
  @Does('audit.export')
  @ApiOkResponse({
    description: 'One canonical leaf a line',
    content: { 'text/plain': { schema: { type: 'string' } } },
  })
  export(@Op() op: Operation): StreamableFile {
    return this.exports.answer(op, TEXT);
  }

  @Get('key')
  @Does('audit.key')
  @Header('content-type', TEXT)
  @ApiProduces('text/plain')
  key(): string {
    return this.audit.key;
  }
}
