import {
  Body,
  Controller,
  Get,
  HttpCode,
  Inject,
  Param,
  ParseIntPipe,
  Post,
  Put,
  Query,
  StreamableFile,
} from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Does, Op, TakesUpTo } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { ListQuery } from '../operation/page.dto.js';
import { AcceptDifference, AddCapture, CaptureRowsQuery, MAX_BODY, ResolveRow } from './capture.dto.js';
import {
  addedCaptureView,
  AddedCaptureView,
  CapturePageView,
  CaptureRowPageView,
  CaptureRowView,
  captureView,
  CaptureView,
} from './capture.view.js';
import { Captures } from './captures.service.js';
import { Pictures } from './pictures.js';
import { Reconciliation } from './reconciliation.service.js';
import { DifferenceView, OverviewPage, ReconciliationView } from './reconciliation.view.js';
import { Resolving } from './resolving.service.js';

const BINARY = { type: 'string', format: 'binary' } as const;
const PICTURE = {
  description: 'The picture, to be kept as a file.',
  content: Object.fromEntries(['image/png', 'image/jpeg', 'image/webp'].map((type) => [type, { schema: BINARY }])),
};

/** The platform's own lists beside the register. */
@ApiTags('reconciliation')
@Controller('api/v1')
export class ReconciliationController {
  constructor(
    @Inject(Captures) private readonly captures: Captures,
    @Inject(Pictures) private readonly pictures: Pictures,
    @Inject(Resolving) private readonly resolving: Resolving,
    @Inject(Reconciliation) private readonly reconciliation: Reconciliation,
  ) {}

  /** Add the list as it stands on the platform: pasted, from a file, or typed from a screenshot. */
  @Post('accounts/:id/captures')
  @TakesUpTo(MAX_BODY)
  @Does('capture.add')
  async add(@Op() op: Operation, @Param('id') id: string, @Body() input: AddCapture): Promise<AddedCaptureView> {
    return addedCaptureView(await this.captures.add(op, id, input));
  }

  @Get('accounts/:id/captures')
  @Does('capture.list')
  async list(@Op() op: Operation, @Param('id') id: string, @Query() query: ListQuery): Promise<CapturePageView> {
    const page = await this.captures.list(op, id, query);
    return { ...page, items: page.items.map(captureView) };
  }

  @Get('captures/:id')
  @Does('capture.show')
  async show(@Op() op: Operation, @Param('id') id: string): Promise<CaptureView> {
    return captureView(await this.captures.show(op, id));
  }

  @Get('captures/:id/rows')
  @Does('capture.show')
  async rows(
    @Op() op: Operation,
    @Param('id') id: string,
    @Query() query: CaptureRowsQuery,
  ): Promise<CaptureRowPageView> {
    const page = await this.captures.rows(op, id, query);
    return { ...page, items: await this.resolving.shown(op, id, page.items) };
  }

  /** Say whom a name means. */
  @Put('captures/:id/rows/:row')
  @Does('capture.resolve')
  async resolve(
    @Op() op: Operation,
    @Param('id') id: string,
    @Param('row', ParseIntPipe) number: number,
    @Body() said: ResolveRow,
  ): Promise<CaptureRowView> {
    const [view] = await this.resolving.shown(op, id, [await this.resolving.resolve(op, id, number, said)]);
    return view as CaptureRowView;
  }

  @Get('captures/:id/picture')
  @Does('capture.picture')
  @ApiOkResponse(PICTURE)
  async picture(@Op() op: Operation, @Param('id') id: string): Promise<StreamableFile> {
    const { bytes, type } = await this.pictures.show(op, await this.captures.show(op, id));
    const disposition = `attachment; filename="capture.${type.slice('image/'.length)}"`;
    return new StreamableFile(bytes, { type, disposition, length: bytes.length });
  }

  /** How old the newest list of each account is, the longest unseen first. */
  @Get('reconciliation')
  @Does('reconciliation.list')
  overview(@Op() op: Operation, @Query() query: ListQuery): Promise<OverviewPage> {
    return this.reconciliation.list(op, query);
  }

  /** Ghosts, missing people and wrong roles, each with what makes it go away. */
  @Get('accounts/:id/reconciliation')
  @Does('reconciliation.show')
  compare(@Op() op: Operation, @Param('id') id: string): Promise<ReconciliationView> {
    return this.reconciliation.show(op, id);
  }

  /** Explain a difference away until a day. */
  @Post('accounts/:id/reconciliation/accept')
  @HttpCode(200)
  @Does('reconciliation.accept')
  accept(@Op() op: Operation, @Param('id') id: string, @Body() input: AcceptDifference): Promise<DifferenceView> {
    return this.reconciliation.accept(op, id, input);
  }
}
