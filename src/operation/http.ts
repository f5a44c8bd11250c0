import { applyDecorators, createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiConsumes } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { ActionName } from './actions.js';
import type { Actor } from './actor.js';
import { describeErrors } from './openapi.js';
import type { Operation } from './operation.js';

export const ACTION = 'releve:action';
export const PUBLIC = 'releve:public';
export const FORM = 'releve:form';

/** A file that came with a form, as its sender calls it. */
export interface Upload {
  name: string;
  type: string;
  bytes: Buffer;
  /** Base64 SHA-256 of the bytes. */
  sha256: string;
}

/** What the door leaves on a request. */
export interface DoorRequest extends FastifyRequest {
  operation?: Operation;
  actor?: Actor;
  /** Who sends it, where a guard proved that in another way than by a session. */
  sender?: Actor;
  upload?: Upload;
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

/** This route also takes a form with one `file` beside its fields; any other refuses forms. */
export const TakesFile = (): MethodDecorator =>
  applyDecorators(
    RouteConfig({ takesFile: true }),
    SetMetadata(FORM, true),
    ApiConsumes('application/json', 'multipart/form-data'),
  );

/** The file of a form, where one came. */
export const UploadedFile = createParamDecorator(
  (_: unknown, context: ExecutionContext): Upload | undefined =>
    context.switchToHttp().getRequest<DoorRequest>().upload,
);

/** The operation in hand. */
export const Op = createParamDecorator((_: unknown, context: ExecutionContext): Operation => {
  const { operation } = context.switchToHttp().getRequest<DoorRequest>();
  if (!operation) throw new Error('This route has no operation: it is not declared with @Does');
  return operation;
});
