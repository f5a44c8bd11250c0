import { Body, Controller, HttpCode, Inject, Post, Req, UseGuards } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { Does, KeepsBytes, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { DepartureEvent } from './departure-hook.dto.js';
import { DepartureHook } from './departure-hook.service.js';
import { DepartureTaken } from './departure-hook.view.js';
import { SignedDeparture, type SignedRequest } from './signed-departure.guard.js';

const MOST_BYTES = 64 * 1024;
const A_MINUTE = 60;

/** Where the HR system tells of departures. Nobody is signed in: the signature says who sends. */
@ApiTags('offboarding')
@Controller('api/v1/hooks/departures')
export class DepartureHookController {
  constructor(@Inject(DepartureHook) private readonly hook: DepartureHook) {}

  @Post()
  @HttpCode(200)
  @ApiHeader({
    name: 'X-Releve-Signature',
    required: true,
    description: '`t=<unix seconds>,v1=<hex HMAC-SHA256 of "t.body" with the shared secret>`',
  })
  @KeepsBytes(MOST_BYTES, A_MINUTE)
  @UseGuards(SignedDeparture)
  @Does('hook.departures')
  take(@Op() op: Operation, @Body() event: DepartureEvent, @Req() request: SignedRequest): Promise<DepartureTaken> {
    return this.hook.take(op, event, request.signature as string);
  }
}
