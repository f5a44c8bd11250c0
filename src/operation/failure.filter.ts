import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Failure, type FailureKind } from '../kernel/failure.js';
import type { Problem } from './problem.view.js';
import { storageFailure } from './storage-errors.js';

/** The one map from kinds of failure to HTTP. */
export const STATUS: Record<FailureKind, number> = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  missing: 404,
  conflict: 409,
  stale: 412,
  refused: 422,
  frozen: 423,
  step_up: 428,
  busy: 429,
  unavailable: 503,
};

const TITLES: Record<number, string> = {
  400: 'Malformed request',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  412: 'Changed meanwhile',
  413: 'Too large',
  415: 'Unsupported content type',
  422: 'Refused by a rule',
  423: 'Frozen',
  428: 'Fresh second factor needed',
  429: 'Too many requests',
  503: 'Unavailable',
};

interface Answer {
  status: number;
  code: string;
  detail: string;
  failure?: Failure;
}

/** Answers every failure as RFC 9457; what nobody foresaw says nothing about itself. */
@Catch()
export class FailureFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const answer = answerTo(error);
    if (answer.status === 500) this.logger.error(`${request.id} ${(error as Error)?.stack ?? 'unknown error'}`);
    send(answer, request, reply);
  }
}

/** For what fails before there is a route: an address that cannot be decoded. */
export function answerBroken(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  send(answerTo(error), request, reply);
}

function send(answer: Answer, request: FastifyRequest, reply: FastifyReply): void {
  if (reply.sent) return;
  const retryAfter = answer.failure?.extra.retryAfter;
  if (retryAfter !== undefined) void reply.header('retry-after', String(retryAfter));
  void reply
    .status(answer.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(JSON.stringify(problemOf(answer, request.id)));
}

function problemOf({ status, code, detail, failure }: Answer, id: string): Problem {
  return {
    ...failure?.extra.facts,
    type: `urn:releve:problem:${code}`,
    title: TITLES[status] ?? 'Error',
    status,
    code,
    detail,
    instance: `urn:uuid:${id}`,
    ...(failure?.extra.errors ? { errors: failure.extra.errors } : {}),
  };
}

function answerTo(error: unknown): Answer {
  const failure = error instanceof Failure ? error : storageFailure(error);
  if (failure) return { status: STATUS[failure.kind], code: failure.code, detail: failure.detail, failure };
  const status =
    error instanceof HttpException ? error.getStatus() : ((error as { statusCode?: number })?.statusCode ?? 500);
  if (status === 404) return { status, code: 'request.no_such_route', detail: 'There is nothing at this address.' };
  if (status === 413)
    return { status, code: 'request.too_large', detail: 'The body is larger than this route accepts.' };
  if (status === 415) return { status, code: 'request.unsupported_type', detail: 'Send application/json.' };
  if (status === 429) return { status, code: 'request.too_many', detail: 'Slow down.' };
  if (status >= 400 && status < 500)
    return { status: status === 405 ? 405 : 400, code: 'request.malformed', detail: 'The request cannot be read.' };
  return {
    status: 500,
    code: 'service.unexpected',
    detail: 'Something unexpected happened; it was logged under the instance id.',
  };
}
