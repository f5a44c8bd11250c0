import { Controller, Get, Inject } from '@nestjs/common';
import { Failure } from '../kernel/failure.js';
import { Public } from '../operation/http.js';
import { AlsoRefuses } from '../operation/openapi.js';
import { Readiness } from './readiness.js';

/** Is the process there, and can it work? */
@Controller('health')
export class HealthController {
  constructor(@Inject(Readiness) private readonly readiness: Readiness) {}

  @Get('live')
  @Public()
  live(): { status: string } {
    return { status: 'ok' };
  }

  /** 503 names what is missing in `missing`: database, keys, ledger. */
  @Get('ready')
  @AlsoRefuses(503)
  @Public()
  async ready(): Promise<{ status: string }> {
    const missing = await this.readiness.missing();
    if (missing.length > 0)
      throw new Failure('unavailable', 'service.not_ready', `Missing: ${missing.join(', ')}.`, { facts: { missing } });
    return { status: 'ok' };
  }
}
