import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { GiveIdentity } from './identity.dto.js';
import { NativeIdentityListView, nativeIdentityView, NativeIdentityView } from './identity.view.js';
import { NativeIdentities } from './identities.service.js';

/** The addresses of people's own public profiles, given with consent and gone when they leave. */
@ApiTags('reconciliation')
@Controller('api/v1/people/:id/native-identities')
export class NativeIdentitiesController {
  constructor(@Inject(NativeIdentities) private readonly identities: NativeIdentities) {}

  @Get()
  @Does('native_identity.list')
  async list(@Op() op: Operation, @Param('id') id: string): Promise<NativeIdentityListView> {
    return { items: (await this.identities.of(op, id)).map(nativeIdentityView) };
  }

  @Put(':platform')
  @Does('native_identity.give')
  async give(
    @Op() op: Operation,
    @Param('id') id: string,
    @Param('platform') platform: string,
    @Body() { profileUrl }: GiveIdentity,
  ): Promise<NativeIdentityView> {
    return nativeIdentityView(await this.identities.give(op, id, platform, profileUrl));
  }

  @Delete(':platform')
  @HttpCode(204)
  @Does('native_identity.remove')
  remove(@Op() op: Operation, @Param('id') id: string, @Param('platform') platform: string): Promise<void> {
    return this.identities.remove(op, id, platform);
  }
}
