import { Controller, Get, Header, Inject, Req } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { failures } from '../kernel/failure.js';
import { readHead } from '../ledger/ledger.queries.js';
import { SYSTEM } from '../operation/actor.js';
import { Public } from '../operation/http.js';
import { Operations } from '../operation/operations.js';
import { countWaiting } from '../outbox/outbox.js';
import { Metrics } from './metrics.js';

export const MetricsFailures = failures('metrics', {
  LOOPBACK_ONLY: ['forbidden', 'Metrics are read on the machine itself.'],
});

const LOOPBACK = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'];

/** For a collector on the same machine; a proxy in front reveals itself by its headers and is refused. */
@Controller('metrics')
export class MetricsController {
  constructor(
    @Inject(Metrics) private readonly metrics: Metrics,
    @Inject(Operations) private readonly operations: Operations,
  ) {}

  @Get()
  @Public()
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  @ApiProduces('text/plain')
  async read(@Req() request: FastifyRequest): Promise<string> {
    if (!isLocal(request)) throw MetricsFailures.LOOPBACK_ONLY();
    const { operations } = this;
    const sizes = await operations.run(SYSTEM, 'service.look', {}, async ({ db }) => ({
      ledgerSize: (await readHead(db)).frontier.size,
      outboxWaiting: await countWaiting(db),
    }));
    return this.metrics.text({ ...sizes, readOnly: operations.readOnly });
  }
}

const isLocal = ({ socket, headers }: FastifyRequest): boolean =>
  LOOPBACK.test(socket.remoteAddress ?? '') && FORWARDED.every((name) => headers[name] === undefined);
