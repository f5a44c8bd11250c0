import { Inject, Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { ActorSource } from './actor-source.js';
import { ruleOf, type ActionName } from './actions.js';
import { Settings } from '../settings/settings.js';
import { ACTION, FORM, type DoorRequest } from './http.js';
import type { RequestKey } from './idempotency.js';
import { holds } from './actor.js';
import { readForm } from './form.js';
import { RequestFailures } from './operation.failures.js';
import { Operations, type Ask } from './operations.js';

const ENTITY_TAG = /^(?:W\/)?"([\x21\x23-\x7e]*)"$/;
/** What no resource has as its version. */
const NO_VERSION = -1;

/** Walks a request up to the door: who sends it, which action, with what reason; then the route's one line runs inside. */
@Injectable()
export class DoorInterceptor implements NestInterceptor {
  constructor(
    @Inject(Operations) private readonly operations: Operations,
    @Inject(ActorSource) private readonly actors: ActorSource,
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(Settings) private readonly settings: Settings,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const action = this.reflector.get<ActionName | undefined>(ACTION, context.getHandler());
    return action ? from(this.perform(context, action, next)) : next.handle();
  }

  private async perform(context: ExecutionContext, action: ActionName, next: CallHandler): Promise<unknown> {
    const request = context.switchToHttp().getRequest<DoorRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const actor = await this.actors.actorOf(request);
    request.actor = actor;
    const takesForm = this.reflector.get<boolean | undefined>(FORM, context.getHandler()) === true;
    if (takesForm && request.isMultipart() && holds(actor, ...ruleOf(action).by))
      await readForm(request, this.settings.evidenceMaxMb * 1024 * 1024);
    const answer = await this.operations.run(actor, action, askOf(request, action), (op) => {
      request.operation = op;
      return lastValueFrom(next.handle(), { defaultValue: undefined }) as Promise<unknown>;
    });
    const version = (answer as { version?: unknown } | null | undefined)?.version;
    if (typeof version === 'number' && !ruleOf(action).release) void reply.header('etag', `"${version}"`);
    return answer;
  }
}

function askOf(request: DoorRequest, action: ActionName): Ask {
  const body = request.body as Record<string, unknown> | null | undefined;
  // A download carries its reason in the query: a GET has no body.
  const given = body?.['reason'] ?? (request.query as Record<string, unknown> | null)?.['reason'];
  const reason = typeof given === 'string' ? given : null;
  const path = request.url.split('?')[0] as string;
  return { reason, ifMatch: ifMatchOf(request), path, idempotency: keyOf(request, action, path) };
}

function ifMatchOf(request: DoorRequest): number | null {
  const header = request.headers['if-match'];
  if (header === undefined || header === '*') return null;
  const tag = ENTITY_TAG.exec(header)?.[1];
  if (tag === undefined) throw RequestFailures.BAD_IF_MATCH();
  // A tag that is none of ours is a tag of something else: stale, not malformed.
  return /^\d{1,9}$/.test(tag) ? Number(tag) : NO_VERSION;
}

/** Signing in makes its own one-time things: a key there is passed over rather than kept. */
function keyOf(request: DoorRequest, action: ActionName, path: string): RequestKey | null {
  const key = request.headers['idempotency-key'];
  if (key === undefined || request.method !== 'POST' || /^(session|enrolment)\./.test(action)) return null;
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(key)) throw RequestFailures.BAD_KEY();
  const { body = null, upload } = request;
  const file = upload ? [upload.name, upload.type, upload.sha256] : [];
  return { key, method: request.method, path, body: JSON.stringify(upload ? [body, ...file] : body) };
}
