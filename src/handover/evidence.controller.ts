import { Body, Controller, Get, Header, Inject, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Does, Op, TakesFile, UploadedFile, type Upload } from '../operation/http.js';
import { AlsoRefuses } from '../operation/openapi.js';
import { Operation } from '../operation/operation.js';
import { ListQuery } from '../operation/page.dto.js';
import { TaskEvidences } from './evidence.service.js';
import { AddedEvidence, EvidencePage } from './evidence.view.js';
import { attachmentOf } from './evidence.rules.js';
import { named } from './names.js';
import { CompleteTask } from './task.dto.js';

const FILE = {
  description: 'The bytes, to be kept as a file and never shown in place.',
  content: { '*/*': { schema: { type: 'string', format: 'binary' } as const } },
};

@ApiTags('offboarding')
@Controller('api/v1')
export class EvidenceController {
  constructor(@Inject(TaskEvidences) private readonly evidences: TaskEvidences) {}

  @Get('tasks/:id/evidence')
  @Does('task.evidence')
  async list(@Op() op: Operation, @Param('id') id: string, @Query() query: ListQuery): Promise<EvidencePage> {
    return named(op, await this.evidences.list(op, id, query));
  }

  /** More evidence for a task that is open or done: a text, a link, or a form with a file. */
  @Post('tasks/:id/evidence')
  @TakesFile()
  @Does('evidence.add')
  @AlsoRefuses(413)
  async add(
    @Op() op: Operation,
    @Param('id') id: string,
    @Body() { evidence, text }: CompleteTask,
    @UploadedFile() upload: Upload | undefined,
  ): Promise<AddedEvidence> {
    return { items: await this.evidences.add(op, id, { evidence, text, upload }) };
  }

  @Get('evidence/:id/file')
  @Does('evidence.file')
  @Header('content-security-policy', "sandbox; default-src 'none'")
  @Header('x-content-type-options', 'nosniff')
  @ApiOkResponse(FILE)
  async file(@Op() op: Operation, @Param('id') id: string): Promise<StreamableFile> {
    const { name, type, bytes } = await this.evidences.file(op, id);
    return new StreamableFile(bytes, { type, disposition: attachmentOf(name), length: bytes.length });
  }
}
