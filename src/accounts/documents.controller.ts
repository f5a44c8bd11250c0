import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { AddDocument } from './document.dto.js';
import { DocumentListView, DocumentView } from './document.view.js';
import { Documents } from './documents.service.js';

/** Links to the documents of an account. */
@Controller('api/v1/accounts/:id/documents')
export class DocumentsController {
  constructor(@Inject(Documents) private readonly documents: Documents) {}

  @Get()
  @Does('account.show')
  list(@Op() op: Operation, @Param('id') id: string): Promise<DocumentListView> {
    return this.documents.list(op, id);
  }

  @Post()
  @Does('document.add')
  add(@Op() op: Operation, @Param('id') id: string, @Body() input: AddDocument): Promise<DocumentView> {
    return this.documents.add(op, id, input);
  }

  @Delete(':document')
  @HttpCode(204)
  @Does('document.remove')
  remove(@Op() op: Operation, @Param('id') id: string, @Param('document') document: string): Promise<void> {
    return this.documents.remove(op, id, document);
  }
}
