import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { one, sql } from '../database/sql.js';
import { Clock } from '../kernel/clock.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { hashPassword, refusalToPassword, verifyPassword } from '../keyring/password.js';
import { ActorSource } from '../operation/actor-source.js';
import { isPerson, SYSTEM } from '../operation/actor.js';
import { Operations } from '../operation/operations.js';
import { passwordCounters, secondsBlocked } from './attempts.js';
import { networkOf } from './attempts.rules.js';
import { passwordHashOf } from './factors.js';
import { OwnSignInFailures, SessionFailures } from './identity.failures.js';
import { signInKey, type ProofRequest } from './password-proof.guard.js';

export interface PasswordChangeRequest extends ProofRequest {
  /** Hash of the new password, once the old one was right. */
  chosenHash?: string;
}

interface Owner {
  emailKey: string;
  fullName: string;
  workEmail: string;
  passwordHash: string | null;
}

/**
 * Checks the old password and hashes the new one before the door opens, under the brakes of signing in: whoever found a browser
 * open guesses no faster here than at the front door. The new password is looked at only once the old one was right.
 */
@Injectable()
export class PasswordChangeGuard implements CanActivate {
  constructor(
    @Inject(ActorSource) private readonly actors: ActorSource,
    @Inject(Operations) private readonly operations: Operations,
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<PasswordChangeRequest>();
    const { current, password } = (request.body ?? {}) as { current?: unknown; password?: unknown };
    const actor = await this.actors.actorOf(request);
    // Who is not signed in is refused by the door, a body of another shape by the pipe: both come after.
    if (!isPerson(actor) || !isShort(current) || !isShort(password)) return true;
    const network = networkOf(request.ip);
    const owner = await this.ownerOf(actor.id, network);
    const matches = await verifyPassword(owner.passwordHash, current);
    const key = signInKey(this.keys, owner.emailKey);
    request.passwordProof = { key, network, personId: actor.id, passwordHash: owner.passwordHash, matches };
    if (!matches) return true;
    if (password === current) throw OwnSignInFailures.SAME_PASSWORD();
    const refusal = await refusalToPassword(password, [owner.fullName, owner.workEmail]);
    if (refusal) throw refusal;
    request.chosenHash = await hashPassword(password);
    return true;
  }

  private ownerOf(personId: string, network: string): Promise<Owner> {
    const now = this.clock.now();
    return this.operations.run(SYSTEM, 'service.look', {}, async (op) => {
      const person = await one<Omit<Owner, 'passwordHash'>>(
        op.db,
        sql`select email_key as "emailKey", full_name as "fullName", work_email as "workEmail"
            from person where id = ${personId}`,
      );
      if (!person) throw SessionFailures.ENDED();
      const counters = await passwordCounters(op.db, signInKey(this.keys, person.emailKey), network, now);
      const wait = await secondsBlocked(op.db, counters, now);
      if (wait > 0) throw SessionFailures.SLOW_DOWN({ retryAfter: wait });
      return { ...person, passwordHash: await passwordHashOf(op.db, this.keys.current, personId) };
    });
  }
}

const isShort = (text: unknown): text is string => typeof text === 'string' && text.length <= 400;
