import type { LoggerService } from '@nestjs/common';
import type { FastifyBaseLogger } from 'fastify';

/** Logs go to stderr: stdout belongs to answers. Nothing that was sent or stored is ever logged, these are the second net. */
export const loggerOptions = (level: string): Record<string, unknown> => ({
  level,
  base: { pid: process.pid },
  stream: process.stderr,
  redact: {
    paths: [
      'req.headers.cookie',
      'req.headers.authorization',
      'headers.cookie',
      'headers.authorization',
      'password',
      'token',
      'code',
      'value',
      'seed',
    ],
    censor: '[redacted]',
  },
});

/** Nest's own words in the same log. */
export class DoorLogger implements LoggerService {
  constructor(private readonly sink: FastifyBaseLogger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.sink.debug({ room: rest.at(-1) }, String(message));
  }
  error(message: unknown, ...rest: unknown[]): void {
    this.sink.error({ room: rest.at(-1) }, message instanceof Error ? String(message.stack) : String(message));
  }
  warn(message: unknown, ...rest: unknown[]): void {
    this.sink.warn({ room: rest.at(-1) }, String(message));
  }
  debug(message: unknown, ...rest: unknown[]): void {
    this.sink.trace({ room: rest.at(-1) }, String(message));
  }
  verbose(message: unknown, ...rest: unknown[]): void {
    this.sink.trace({ room: rest.at(-1) }, String(message));
  }
}
