import { Body, Controller, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { AfterRotation } from './after-rotation.service.js';
import { CredentialView } from './credential.view.js';
import { Exposures } from './exposures.service.js';
import { PromotedView } from './promoted.view.js';
import { VaultReaders } from './readers.service.js';
import { ReleaseCode, RevealCredential } from './release.dto.js';
import { CodeView, RevealedView } from './release.view.js';
import { Releases } from './releases.service.js';
import { DiscardStaged, PromoteStaged, StageVersion } from './staged.dto.js';
import { Staging } from './staging.service.js';

/** The next value of a credential, from being stored until it is the one in use or given up. */
@Controller('api/v1/credentials/:id/staged')
export class StagedController {
  constructor(
    @Inject(Staging) private readonly staging: Staging,
    @Inject(VaultReaders) private readonly readers: VaultReaders,
    @Inject(Exposures) private readonly exposures: Exposures,
    @Inject(AfterRotation) private readonly after: AfterRotation,
    @Inject(Releases) private readonly releases: Releases,
  ) {}

  @Post()
  @Does('credential.stage')
  async stage(@Op() op: Operation, @Param('id') id: string, @Body() input: StageVersion): Promise<CredentialView> {
    return this.readers.view(op, await this.staging.stage(op, id, input));
  }

  @Post('reveal')
  @HttpCode(200)
  @Does('credential.reveal_staged')
  reveal(
    @Op() op: Operation,
    @Param('id') id: string,
    @Body() input: RevealCredential,
    @Req() request: FastifyRequest,
  ): Promise<RevealedView> {
    return this.releases.revealStaged(op, id, { ...input, id: request.id });
  }

  @Post('code')
  @HttpCode(200)
  @Does('credential.code_staged')
  code(
    @Op() op: Operation,
    @Param('id') id: string,
    @Body() input: ReleaseCode,
    @Req() request: FastifyRequest,
  ): Promise<CodeView> {
    return this.releases.codeStaged(op, id, { ...input, id: request.id });
  }

  @Post('promote')
  @HttpCode(200)
  @Does('credential.promote')
  async promote(@Op() op: Operation, @Param('id') id: string, @Body() input: PromoteStaged): Promise<PromotedView> {
    const row = await this.staging.promote(op, id, input);
    const [owed, afterRotation] = [await this.exposures.owedOf(op, id), await this.after.of(op, row)];
    return { ...(await this.readers.view(op, row)), owed, afterRotation };
  }

  @Post('discard')
  @HttpCode(200)
  @Does('credential.discard')
  async discard(@Op() op: Operation, @Param('id') id: string, @Body() _: DiscardStaged): Promise<CredentialView> {
    return this.readers.view(op, await this.staging.discard(op, id));
  }
}
