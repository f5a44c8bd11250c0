import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { failures } from '../kernel/failure.js';

const ShapeFailures = failures('request', { JSON_ONLY: ['malformed', 'Send application/json.'] });

/** A form on another site can post without asking, JSON cannot: nobody is signed in as somebody else behind their back. */
@Injectable()
export class JsonOnly implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const type = context.switchToHttp().getRequest<FastifyRequest>().headers['content-type'] ?? '';
    if (!/^application\/(?:[\w.-]+\+)?json\b/i.test(type)) throw ShapeFailures.JSON_ONLY();
    return true;
  }
}
