import { timingSafeEqual } from 'node:crypto';
import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { Keyring } from '../keyring/keyring.js';
import { Cookies } from './cookies.js';
import { EnrolmentFailures } from './identity.failures.js';

/** The hidden value of a form, which only the browser that was given the cookie can send. */
export const formValue = (keyring: Keyring, cookie: string): string => keyring.mac('form', [cookie]);

/** A form counts only when it was opened in this browser, from this site. */
@Injectable()
export class FormGuard implements CanActivate {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(Cookies) private readonly cookies: Cookies,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const cookie = this.cookies.read(request, this.cookies.form);
    const { form, password, again } = (request.body ?? {}) as Record<string, unknown>;
    const site = request.headers['sec-fetch-site'] ?? 'same-origin';
    if (cookie === null || typeof form !== 'string' || site !== 'same-origin') throw EnrolmentFailures.BAD_FORM();
    const [given, wanted] = [Buffer.from(form), Buffer.from(formValue(this.keys.current, cookie))];
    if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) throw EnrolmentFailures.BAD_FORM();
    if (again !== undefined && again !== password) throw EnrolmentFailures.NOT_THE_SAME();
    return true;
  }
}
