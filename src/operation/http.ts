import { applyDecorators, createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import type { ActionName } from './actions.js';
import type { Actor } from './actor.js';
import { describeErrors } from './openapi.js';
import type { Operation } from './operation.js';

export const ACTION = 'releve:action';
export const PUBLIC = 'releve:public';

/** What the door leaves on a request. */
export interface DoorRequest extends FastifyRequest {
  operation?: Operation;
  actor?: Actor;
  /** Who sends it, where a guard proved that in another way than by a session. */
  sender?: Actor;
}

/** This route does that action: the door opens, records and closes around it. */
export const Does = (action: ActionName): MethodDecorator =>
  applyDecorators(SetMetadata(ACTION, action), describeErrors(action));

/** This route touches no data of the organisation (health, documents, static pages). */
export const Public = (): MethodDecorator => SetMetadata(PUBLIC, true);

/** Bytes this route's body may have, where the general limit is too small for what it takes (a picture). */
export const TakesUpTo = (bodyLimit: number): MethodDecorator => RouteConfig({ bodyLimit });

/** The body stays unparsed, at most so many bytes, for a guard that checks its signature; so many requests a minute and address. */
export const KeepsBytes = (keepsBytes: number, perMinute: number): MethodDecorator =>
  RouteConfig({ keepsBytes, rateLimit: { max: perMinute, timeWindow: 60_000 } });

/** The operation in hand. */
export const Op = createParamDecorator((_: unknown, context: ExecutionContext): Operation => {
  const { operation } = context.switchToHttp().getRequest<DoorRequest>();
  if (!operation) throw new Error('This route has no operation: it is not declared with @Does');
  return operation;
});
