import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Operations } from '../operation/operations.js';
import { Metrics } from './metrics.js';

/** One line and one measurement for every request: the route's pattern, never its address, which may hold a one-time token. */
@Injectable()
export class RequestLog implements OnModuleInit {
  constructor(
    @Inject(HttpAdapterHost) private readonly host: HttpAdapterHost<FastifyAdapter>,
    @Inject(Operations) private readonly operations: Operations,
    @Inject(Metrics) private readonly metrics: Metrics,
  ) {}

  onModuleInit(): void {
    this.operations.watch = (action, outcome) => this.metrics.operation(action, outcome);
    // Commands have no HTTP.
    const fastify = this.host.httpAdapter?.getInstance();
    fastify?.addHook('onResponse', (request, reply, done) => {
      this.note(request, reply);
      done();
    });
  }

  private note(request: FastifyRequest, reply: FastifyReply): void {
    const route = request.routeOptions.url ?? 'none';
    const { method, id, log } = request;
    const milliseconds = Math.round(reply.elapsedTime * 10) / 10;
    this.metrics.request({ method, route, status: reply.statusCode, milliseconds });
    if (!route.startsWith('/health'))
      log.info({ method, route, status: reply.statusCode, ms: milliseconds, id }, 'request');
  }
}
