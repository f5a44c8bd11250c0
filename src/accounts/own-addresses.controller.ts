import { Body, Controller, Get, Inject, Put } from '@nestjs/common';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { ChangeOwnAddresses } from './own-address.dto.js';
import { OwnAddressesView } from './own-address.view.js';
import { OwnAddressList } from './own-addresses.service.js';

/** The mail domains and phone ranges of the organisation itself. */
@Controller('api/v1/own-addresses')
export class OwnAddressesController {
  constructor(@Inject(OwnAddressList) private readonly addresses: OwnAddressList) {}

  @Get()
  @Does('own_address.show')
  show(@Op() op: Operation): Promise<OwnAddressesView> {
    return this.addresses.show(op);
  }

  /** Replaces both lists. */
  @Put()
  @Does('own_address.change')
  change(@Op() op: Operation, @Body() input: ChangeOwnAddresses): Promise<OwnAddressesView> {
    return this.addresses.change(op, input);
  }
}
