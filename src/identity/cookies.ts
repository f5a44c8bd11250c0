import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Settings } from '../settings/settings.js';

/** The cookie of a session or of an enrolment in progress: host-bound and secure as soon as the address is https. */
@Injectable()
export class Cookies {
  readonly session: string;
  private readonly secure: boolean;

  constructor(@Inject(Settings) settings: Settings) {
    this.secure = settings.https;
    this.session = settings.https ? '__Host-releve' : 'releve';
  }

  read(request: FastifyRequest): string | null {
    const value = request.cookies[this.session];
    // Ours have 43 characters; anything else is not worth a look at the database.
    return value !== undefined && /^[\w-]{43}$/.test(value) ? value : null;
  }

  write(reply: FastifyReply, token: string): void {
    void reply.setCookie(this.session, token, { httpOnly: true, secure: this.secure, sameSite: 'strict', path: '/' });
  }

  clear(reply: FastifyReply): void {
    void reply.clearCookie(this.session, { httpOnly: true, secure: this.secure, sameSite: 'strict', path: '/' });
  }
}
