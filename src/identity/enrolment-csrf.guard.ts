import { timingSafeEqual } from 'node:crypto';
import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { Cookies } from './cookies.js';
import { SessionFailures } from './identity.failures.js';
import { csrfOf } from './sessions.js';

/** The second step of an enrolment changes something on the word of a cookie: it shows the value the first step gave out. */
@Injectable()
export class EnrolmentCsrf implements CanActivate {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(Cookies) private readonly cookies: Cookies,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const cookie = this.cookies.read(request);
    // Without the cookie no enrolment is in progress here, which the act itself says.
    if (cookie === null) return true;
    const header = request.headers['x-releve-csrf'];
    const [given, wanted] = [Buffer.from(String(header ?? '')), Buffer.from(csrfOf(this.keys.current, cookie))];
    if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) throw SessionFailures.CSRF();
    return true;
  }
}
