import { Body, Controller, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { ReleaseCode, RevealCredential } from './release.dto.js';
import { CodeView, RevealedView, UsedCodeView } from './release.view.js';
import { Releases } from './releases.service.js';

/** The routes a secret can leave by: POST only, nothing in the address, answers never stored. */
@Controller('api/v1/credentials/:id')
export class ReleasesController {
  constructor(@Inject(Releases) private readonly releases: Releases) {}

  @Post('reveal')
  @HttpCode(200)
  @Does('credential.reveal')
  reveal(
    @Op() op: Operation,
    @Param('id') id: string,
    @Body() input: RevealCredential,
    @Req() request: FastifyRequest,
  ): Promise<RevealedView> {
    return this.releases.reveal(op, id, { ...input, id: request.id });
  }

  @Post('code')
  @HttpCode(200)
  @Does('credential.code')
  code(
    @Op() op: Operation,
    @Param('id') id: string,
    @Body() input: ReleaseCode,
    @Req() request: FastifyRequest,
  ): Promise<CodeView> {
    return this.releases.code(op, id, { ...input, id: request.id });
  }

  @Post('use-code')
  @HttpCode(200)
  @Does('credential.use_code')
  useCode(
    @Op() op: Operation,
    @Param('id') id: string,
    @Body() input: ReleaseCode,
    @Req() request: FastifyRequest,
  ): Promise<UsedCodeView> {
    return this.releases.useCode(op, id, { ...input, id: request.id });
  }
}
