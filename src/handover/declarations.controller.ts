import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { AlsoRefuses } from '../operation/openapi.js';
import { Declare } from './declaration.dto.js';
import { DeclarationView } from './declaration.view.js';
import { Declarations } from './declarations.service.js';
import { named } from './names.js';

@ApiTags('offboarding')
@Controller('api/v1/offboarding-cases/:id/declaration')
export class DeclarationsController {
  constructor(@Inject(Declarations) private readonly declarations: Declarations) {}

  @Get()
  @Does('declaration.show')
  async show(@Op() op: Operation, @Param('id') id: string): Promise<DeclarationView> {
    return named(op, await this.declarations.show(op, id));
  }

  /** Further official accounts, or none. Personal accounts are never asked for. */
  @Post()
  @Does('declaration.give')
  @AlsoRefuses(404, 409, 422)
  declare(@Op() op: Operation, @Param('id') id: string, @Body() input: Declare): Promise<DeclarationView> {
    return this.declarations.declare(op, id, input);
  }
}
