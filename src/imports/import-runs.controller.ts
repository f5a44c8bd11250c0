import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Inject,
  Param,
  Patch,
  Post,
  Put,
  Query,
  StreamableFile,
} from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Does, Op, TakesFile, UploadedFile, type Upload } from '../operation/http.js';
import { AlsoRefuses } from '../operation/openapi.js';
import { Operation } from '../operation/operation.js';
import { ListQuery } from '../operation/page.dto.js';
import { ImportPreview } from './import-preview.service.js';
import { FixCell, ImportRowsQuery, MapImport, OpenImport, ReadFile } from './import-runs.dto.js';
import { kindsFor } from './import-runs.rules.js';
import { ImportRunning } from './import-running.service.js';
import { ImportRuns, type OpenedImport } from './import-runs.service.js';
import {
  ImportKindList,
  ImportRowPage,
  ImportRunDetailView,
  ImportRunPage,
  ImportSummaryView,
} from './import-runs.view.js';
import { answerOf, importPageView, importView, kindColumns, refusedRows } from './import-runs.writing.js';
import { ImportFailures } from './import.failures.js';

/** Files read in by hand. Nothing of the register changes before `run`. */
@ApiTags('imports')
@Controller('api/v1/imports')
export class ImportRunsController {
  constructor(
    @Inject(ImportRuns) private readonly runs: ImportRuns,
    @Inject(ImportPreview) private readonly preview: ImportPreview,
    @Inject(ImportRunning) private readonly running: ImportRunning,
  ) {}

  @Get()
  @Does('import.list')
  async list(@Op() op: Operation, @Query() query: ListQuery): Promise<ImportRunPage> {
    return importPageView(op, await this.runs.list(op, query));
  }

  /** What this reader may read in. */
  @Get('kinds')
  @Does('import.list')
  kinds(@Op() op: Operation): ImportKindList {
    return { items: kindsFor(op.actor).map((kind) => ({ kind, columns: kindColumns(kind) })) };
  }

  /** Takes a form with the file. What stands in columns of secrets is neither kept nor shown. */
  @Post()
  @TakesFile()
  @Does('import.open')
  @AlsoRefuses(413)
  async open(
    @Op() op: Operation,
    @Body() input: OpenImport,
    @UploadedFile() upload: Upload | undefined,
  ): Promise<ImportRunDetailView> {
    return this.view(op, await this.runs.open(op, upload, input));
  }

  @Get(':id')
  @Does('import.show')
  async show(@Op() op: Operation, @Param('id') id: string): Promise<ImportRunDetailView> {
    return this.view(op, await this.runs.seen(op, id));
  }

  /** The file once more, read otherwise, or its next edition. Corrections fall away. */
  @Post(':id/file')
  @HttpCode(200)
  @TakesFile()
  @Does('import.reread')
  @AlsoRefuses(413)
  async reread(
    @Op() op: Operation,
    @Param('id') id: string,
    @Body() input: ReadFile,
    @UploadedFile() upload: Upload | undefined,
  ): Promise<ImportRunDetailView> {
    return this.view(op, await this.runs.reread(op, id, upload, input));
  }

  @Patch(':id')
  @Does('import.map')
  async map(@Op() op: Operation, @Param('id') id: string, @Body() input: MapImport): Promise<ImportRunDetailView> {
    return this.view(op, await this.runs.map(op, id, input.mapping));
  }

  @Put(':id/cells')
  @Does('import.fix')
  async fix(@Op() op: Operation, @Param('id') id: string, @Body() input: FixCell): Promise<ImportRunDetailView> {
    return this.view(op, await this.runs.fix(op, id, input));
  }

  /** What each row would become. */
  @Get(':id/rows')
  @Does('import.show')
  async rows(@Op() op: Operation, @Param('id') id: string, @Query() query: ImportRowsQuery): Promise<ImportRowPage> {
    return this.preview.rows(op, await this.runs.seen(op, id), query);
  }

  /** What a run would do: the dry run. */
  @Get(':id/summary')
  @Does('import.show')
  async summary(@Op() op: Operation, @Param('id') id: string): Promise<ImportSummaryView> {
    return this.preview.summary(op, await this.runs.seen(op, id));
  }

  /** Begins to write: all rows that can be accepted in one transaction, or nothing. `GET` tells how far it is. */
  @Post(':id/run')
  @HttpCode(200)
  @Does('import.run')
  async run(@Op() op: Operation, @Param('id') id: string): Promise<ImportRunDetailView> {
    return this.running.begin(op, id, (opened) => this.view(op, opened));
  }

  /** The rows that were refused and why, as CSV. */
  @Get(':id/result')
  @Does('import.show')
  @ApiOkResponse({ content: { 'text/csv': { schema: { type: 'string' } } } })
  async result(@Op() op: Operation, @Param('id') id: string): Promise<StreamableFile> {
    const answer = answerOf((await this.runs.seen(op, id)).row);
    if (answer === null) throw ImportFailures.NOT_RUN();
    const disposition = `attachment; filename="refused-rows.csv"`;
    return new StreamableFile(Buffer.from(refusedRows(answer)), { type: 'text/csv; charset=utf-8', disposition });
  }

  @Delete(':id')
  @HttpCode(204)
  @Does('import.discard')
  discard(@Op() op: Operation, @Param('id') id: string): Promise<void> {
    return this.runs.discard(op, id);
  }

  private async view(op: Operation, opened: OpenedImport): Promise<ImportRunDetailView> {
    return importView(op, opened, await this.runs.tableOf(op, opened), this.running.progressOf(opened.row.id));
  }
}
