import { Inject, Injectable } from '@nestjs/common';
import type { Receiver } from '../outbox/receiver.js';
import { LogLine } from './log-line.receiver.js';
import { MailPlanner } from './mail-planner.receiver.js';

/** Everybody who is told after a commit. */
@Injectable()
export class Receivers {
  readonly all: Receiver[];

  constructor(@Inject(LogLine) logLine: LogLine, @Inject(MailPlanner) mails: MailPlanner) {
    this.all = [logLine, mails];
  }
}
