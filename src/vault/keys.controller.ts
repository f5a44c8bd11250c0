import { Body, Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { KeyRenewal } from '../keys/key-renewal.service.js';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { Reasoned } from '../operation/reasoned.dto.js';
import { keysView, KeysView, RenewedKeyView } from './keys.view.js';
import { keyStatus } from './rewrap.queries.js';

/** The key-encryption keys: ids, states and how much lies under each; never a key. */
@Controller('api/v1/keys')
export class KeysController {
  constructor(@Inject(KeyRenewal) private readonly renewal: KeyRenewal) {}

  @Get()
  @Does('key.status')
  async status(@Op() op: Operation): Promise<KeysView> {
    return keysView(op.actor, await keyStatus(op.db));
  }

  /** Makes a new key; the timed job moves what lies under the old ones within minutes, and `GET /keys` says how far it is. */
  @Post('renewal')
  @HttpCode(200)
  @Does('key.renew')
  renew(@Op() op: Operation, @Body() _: Reasoned): Promise<RenewedKeyView> {
    return this.renewal.renew(op, (kekId) => ({ kekId }));
  }
}
