import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { hashPassword, refusalToPassword } from '../keyring/password.js';
import { SYSTEM } from '../operation/actor.js';
import type { DoorRequest } from '../operation/http.js';
import { Operations } from '../operation/operations.js';
import { Person } from '../people/person.entity.js';
import { linkOfToken } from './links.js';

export interface EnrolmentRequest extends DoorRequest {
  /** Hash of the password chosen, when the link was good. */
  chosenHash?: string;
}

/** Hashes a new password before the door opens, and only for who holds a live link: strangers cost nothing. */
@Injectable()
export class EnrolmentProofGuard implements CanActivate {
  constructor(
    @Inject(Operations) private readonly operations: Operations,
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<EnrolmentRequest>();
    const body = (request.body ?? {}) as Record<string, unknown>;
    const { token, password } = body;
    if (typeof token !== 'string' || typeof password !== 'string' || password.length > 400) return true;
    const owner = await this.ownerOf(token, body);
    if (!owner) return true;
    const refusal = await refusalToPassword(password, owner);
    if (refusal) throw refusal;
    request.chosenHash = await hashPassword(password);
    return true;
  }

  /** Name and address the password must not contain; null for a dead link. */
  private ownerOf(token: string, body: Record<string, unknown>): Promise<string[] | null> {
    return this.operations.run(SYSTEM, 'service.look', {}, async (op) => {
      const link = await linkOfToken(op.db, this.keys.current, token, this.clock.now().toISOString());
      if (!link) return null;
      const person = link.personId ? await op.db.findOneBy(Person, { id: link.personId }) : null;
      if (person) return [person.fullName, person.workEmail];
      return [body['fullName'], body['workEmail']]
        .filter((text): text is string => typeof text === 'string')
        .map((text) => text.slice(0, 254));
    });
  }
}
