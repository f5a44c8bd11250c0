import { Controller, Get, Inject } from '@nestjs/common';
import { one, sql } from '../database/sql.js';
import { DoorFailures } from '../operation/operation.failures.js';
import { Public } from '../operation/http.js';
import { SYSTEM } from '../operation/actor.js';
import { Operations } from '../operation/operations.js';

/** Is the process there, and can it work? */
@Controller('health')
export class HealthController {
  constructor(@Inject(Operations) private readonly operations: Operations) {}

  @Get('live')
  @Public()
  live(): { status: string } {
    return { status: 'ok' };
  }

  @Get('ready')
  @Public()
  async ready(): Promise<{ status: string }> {
    if (this.operations.readOnly) throw DoorFailures.READ_ONLY({ facts: { missing: ['ledger'] } });
    await this.operations.run(SYSTEM, 'service.look', {}, (op) => one(op.db, sql`select id from key_check`));
    return { status: 'ok' };
  }
}
