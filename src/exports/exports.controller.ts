import { Controller, Get, Inject, Query, StreamableFile } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiProduces, getSchemaPath } from '@nestjs/swagger';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { AccessListQuery, RegisterQuery } from './exports.dto.js';
import { Exports, type Prepared } from './exports.service.js';
import { TYPES } from './listing.js';
import { Manifest } from './manifest.view.js';

const FILE = { schema: { oneOf: [{ type: 'string' }, { $ref: getSchemaPath(Manifest) }] } };

/** Lists to take away. Every download is in the log before its first row. */
@Controller('api/v1/exports')
@ApiExtraModels(Manifest)
export class ExportsController {
  constructor(@Inject(Exports) private readonly exports: Exports) {}

  @Get('access-list')
  @Does('export.access_list')
  @ApiProduces('text/csv', 'application/json')
  @ApiOkResponse(FILE)
  async accessList(@Op() op: Operation, @Query() query: AccessListQuery): Promise<StreamableFile | Manifest> {
    return this.answer(op, query, 'access-list', await this.exports.accessList(op, query));
  }

  @Get('register')
  @Does('export.register')
  @ApiProduces('text/csv', 'application/json')
  @ApiOkResponse(FILE)
  register(@Op() op: Operation, @Query() query: RegisterQuery): StreamableFile | Manifest {
    return this.answer(op, query, 'register', this.exports.register(op, query));
  }

  private answer(
    op: Operation,
    { manifest }: { manifest?: string },
    name: string,
    prepared: Prepared,
  ): StreamableFile | Manifest {
    if (manifest === '1') return this.exports.manifest(op, prepared);
    const { format, asOf } = prepared;
    const disposition = `attachment; filename="${name}-${asOf}.${format}"`;
    return this.exports.file(op, prepared, (file) => new StreamableFile(file, { type: TYPES[format], disposition }));
  }
}
