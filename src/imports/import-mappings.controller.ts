import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { ImportMappings } from './import-mappings.service.js';
import { MappingQuery, SaveMapping } from './import-runs.dto.js';
import { SavedMappingPage, SavedMappingView } from './import-runs.view.js';

/** How files are read, kept under a name. */
@ApiTags('imports')
@Controller('api/v1/import-mappings')
export class ImportMappingsController {
  constructor(@Inject(ImportMappings) private readonly mappings: ImportMappings) {}

  @Get()
  @Does('mapping.list')
  list(@Op() op: Operation, @Query() query: MappingQuery): Promise<SavedMappingPage> {
    return this.mappings.list(op, query);
  }

  @Post()
  @Does('mapping.save')
  save(@Op() op: Operation, @Body() input: SaveMapping): Promise<SavedMappingView> {
    return this.mappings.save(op, input);
  }

  /** The text `releve import sheet --mapping` reads. */
  @Get(':id/file')
  @Does('mapping.list')
  @ApiOkResponse({ content: { 'application/json': { schema: { type: 'object', additionalProperties: true } } } })
  async file(@Op() op: Operation, @Param('id') id: string): Promise<StreamableFile> {
    const text = await this.mappings.file(op, id);
    const disposition = 'attachment; filename="mapping.json"';
    return new StreamableFile(Buffer.from(text), { type: 'application/json', disposition });
  }

  @Delete(':id')
  @HttpCode(204)
  @Does('mapping.delete')
  delete(@Op() op: Operation, @Param('id') id: string): Promise<void> {
    return this.mappings.delete(op, id);
  }
}
