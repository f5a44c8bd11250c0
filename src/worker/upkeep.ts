import { Inject, Injectable, Logger } from '@nestjs/common';
import { one, sql } from '../database/sql.js';
import { day } from '../kernel/clock.js';
import { Failure } from '../kernel/failure.js';
import { CheckpointKeeper } from '../ledger/checkpoint-keeper.js';
import { Receivers } from '../notifications/receivers.js';
import type { Operation } from '../operation/operation.js';
import { LogSettled, Operations } from '../operation/operations.js';
import { relay } from '../outbox/relay.js';

/** What the log and the outbox need done. */
@Injectable()
export class Upkeep {
  private readonly logger = new Logger('worker');

  constructor(
    @Inject(CheckpointKeeper) private readonly keeper: CheckpointKeeper,
    @Inject(LogSettled) private readonly log: LogSettled,
    @Inject(Operations) private readonly operations: Operations,
    @Inject(Receivers) private readonly receivers: Receivers,
  ) {}

  async relay(op: Operation): Promise<boolean> {
    const { delivered, postponed, more } = await relay(op.db, op.now, this.receivers.all);
    if (delivered + postponed > 0) op.record([], { what: 'outbox', delivered, postponed });
    return more;
  }

  /** A log that no longer extends its outside memory gets no further entry from this process. */
  async sign(op: Operation): Promise<void> {
    try {
      await this.keeper.sign(op.db, day(op.now));
    } catch (error) {
      if (error instanceof Failure && !this.operations.readOnly) {
        this.operations.readOnly = true;
        this.logger.error(`${error.detail} The service now only reads.`);
      }
      throw error;
    }
  }

  async settle(op: Operation): Promise<void> {
    if (await one(op.db, sql`select id from ledger_entry limit 1`)) await this.log.settled();
  }
}
