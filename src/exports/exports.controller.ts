import { Controller, Get, Inject, Query, StreamableFile } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, getSchemaPath } from '@nestjs/swagger';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { AccessListQuery, FindingsQuery, RegisterQuery } from './exports.dto.js';
import { TYPES, type Prepared } from './export-file.js';
import { Exports } from './exports.service.js';
import { Manifest } from './manifest.view.js';

const TEXT = { type: 'string' } as const;
const BINARY = { type: 'string', format: 'binary' } as const;
const ROWS = { type: 'array', items: { type: 'object', additionalProperties: true } } as const;
const FILE = {
  description: 'The file in the format asked for, or with `manifest=1` what proves it.',
  content: {
    'text/csv': { schema: TEXT },
    [TYPES.xlsx]: { schema: BINARY },
    [TYPES.pdf]: { schema: BINARY },
    'application/json': { schema: { oneOf: [ROWS, { $ref: getSchemaPath(Manifest) }] } },
  },
};

/** Lists to take away. Every download is in the log before its first row. */
@Controller('api/v1/exports')
@ApiExtraModels(Manifest)
export class ExportsController {
  constructor(@Inject(Exports) private readonly exports: Exports) {}

  @Get('access-list')
  @Does('export.access_list')
  @ApiOkResponse(FILE)
  async accessList(@Op() op: Operation, @Query() query: AccessListQuery): Promise<StreamableFile | Manifest> {
    return this.answer(op, query, await this.exports.accessList(op, query));
  }

  @Get('register')
  @Does('export.register')
  @ApiOkResponse(FILE)
  async register(@Op() op: Operation, @Query() query: RegisterQuery): Promise<StreamableFile | Manifest> {
    return this.answer(op, query, await this.exports.register(op, query));
  }

  @Get('findings')
  @Does('export.findings')
  @ApiOkResponse(FILE)
  async findings(@Op() op: Operation, @Query() query: FindingsQuery): Promise<StreamableFile | Manifest> {
    return this.answer(op, query, await this.exports.findingList(op, query));
  }

  private answer(op: Operation, { manifest }: { manifest?: string }, prepared: Prepared): StreamableFile | Manifest {
    if (manifest === '1') return this.exports.manifest(op, prepared);
    const { format, head } = prepared;
    const disposition = `attachment; filename="${head.list}-${head.asOf}.${format}"`;
    return this.exports.file(op, prepared, (file) => new StreamableFile(file, { type: TYPES[format], disposition }));
  }
}
