import { Inject, Injectable, Logger } from '@nestjs/common';
import { one, sql } from '../database/sql.js';
import { day, iso } from '../kernel/clock.js';
import { Failure } from '../kernel/failure.js';
import { CheckpointKeeper } from '../ledger/checkpoint-keeper.js';
import { Receivers } from '../notifications/receivers.js';
import type { Operation } from '../operation/operation.js';
import { LogSettled, Operations } from '../operation/operations.js';
import { waiting } from '../outbox/outbox.js';
import { relay } from '../outbox/relay.js';
import { Settings } from '../settings/settings.js';
import { forgetAnswers, forgetAttempts, forgetMessages } from './housekeeping.js';
import type { TimedJob } from './timed-job.js';

/** Every timed job of the service, on one page. */
@Injectable()
export class Jobs {
  private readonly logger = new Logger('worker');
  readonly all: readonly TimedJob[];

  constructor(
    @Inject(Settings) settings: Settings,
    @Inject(CheckpointKeeper) private readonly keeper: CheckpointKeeper,
    @Inject(LogSettled) private readonly log: LogSettled,
    @Inject(Operations) private readonly operations: Operations,
    @Inject(Receivers) private readonly receivers: Receivers,
  ) {
    this.all = [
      {
        name: 'outbox.relay',
        everySeconds: 2,
        what: 'tells the outside what was committed',
        action: 'service.tend',
        due: async (op) => (await waiting(op.db, iso(op.now), 1)).length > 0,
        work: (op) => this.relayDue(op),
      },
      {
        name: 'checkpoint.sign',
        everySeconds: settings.checkpointSeconds,
        what: 'signs the newest head of the log and keeps it outside the database; each process keeps its own memory',
        action: 'checkpoint.sign',
        work: (op) => this.sign(op),
      },
      {
        name: 'ledger.settle',
        everySeconds: 1,
        what: 'gives entries their place in the log that a killed process left waiting (PostgreSQL)',
        action: 'service.look',
        work: (op) => this.settle(op),
      },
      {
        name: 'idempotency.purge',
        everySeconds: 3600,
        what: 'forgets answers given under an Idempotency-Key after 48 hours',
        action: 'service.tend',
        work: forgetAnswers,
      },
      {
        name: 'attempt.purge',
        everySeconds: 3600,
        what: 'forgets failed attempts that slow nobody down any more',
        action: 'service.tend',
        work: forgetAttempts,
      },
      {
        name: 'outbox.purge',
        everySeconds: 3600,
        what: 'forgets messages delivered a month ago',
        action: 'service.tend',
        work: forgetMessages,
      },
    ];
  }

  private async relayDue(op: Operation): Promise<boolean> {
    const { delivered, postponed, more } = await relay(op.db, op.now, this.receivers.all);
    if (delivered + postponed > 0) op.record([], { what: 'outbox', delivered, postponed });
    return more;
  }

  /** A log that no longer extends its outside memory gets no further entry from this process. */
  private async sign(op: Operation): Promise<void> {
    try {
      await this.keeper.sign(op.db, day(op.now));
    } catch (error) {
      if (error instanceof Failure) {
        this.operations.readOnly = true;
        this.logger.error(`${error.detail} The service now only reads.`);
      }
      throw error;
    }
  }

  private async settle(op: Operation): Promise<void> {
    if (await one(op.db, sql`select id from ledger_entry limit 1`)) await this.log.settled();
  }
}
