import { Inject, Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import type { Message, Receiver } from '../outbox/receiver.js';

const NAMES_AN_ID = /(^|[a-z])Ids?$|^ids?$/;

/** The first receiver: one line in the log for each message, with its topic and the ids it names; no names, no links. */
@Injectable()
export class LogLine implements Receiver {
  readonly name = 'log';

  constructor(@Inject(HttpAdapterHost) private readonly host: HttpAdapterHost<FastifyAdapter>) {}

  receive({ id, topic, facts }: Message): void {
    const ids = Object.entries(facts).filter(([key]) => NAMES_AN_ID.test(key));
    const log = this.host.httpAdapter?.getInstance().log;
    log?.info({ message: id, topic, about: Object.fromEntries(ids) }, 'announced');
  }
}
