import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Settings } from '../settings/settings.js';

/** The cookie of a session or of an enrolment in progress: host-bound and secure as soon as the address is https. */
@Injectable()
export class Cookies {
  readonly session: string;
  readonly form: string;
  private readonly secure: boolean;

  constructor(@Inject(Settings) settings: Settings) {
    this.secure = settings.https;
    const prefix = settings.https ? '__Host-' : '';
    this.session = `${prefix}releve`;
    this.form = `${prefix}releve-form`;
  }

  read(request: FastifyRequest, name = this.session): string | null {
    const value = request.cookies[name];
    // Ours have 43 characters; anything else is not worth a look at the database.
    return value !== undefined && /^[\w-]{43}$/.test(value) ? value : null;
  }

  write(reply: FastifyReply, token: string, name = this.session): void {
    void reply.setCookie(name, token, { httpOnly: true, secure: this.secure, sameSite: 'strict', path: '/' });
  }

  clear(reply: FastifyReply, name = this.session): void {
    void reply.clearCookie(name, { httpOnly: true, secure: this.secure, sameSite: 'strict', path: '/' });
  }
}
