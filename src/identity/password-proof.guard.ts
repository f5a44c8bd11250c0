import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { one, sql } from '../database/sql.js';
import { Clock } from '../kernel/clock.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { verifyPassword } from '../keyring/password.js';
import { SYSTEM } from '../operation/actor.js';
import type { DoorRequest } from '../operation/http.js';
import { Operations } from '../operation/operations.js';
import { emailKeyOf } from '../people/person.queries.js';
import { passwordCounters, secondsBlocked } from './attempts.js';
import { networkOf } from './attempts.rules.js';
import { passwordHashOf } from './factors.js';
import { SessionFailures } from './identity.failures.js';

/** What a password try came to, before anything is written. */
export interface PasswordProof {
  /** Keyed hash of the address typed, the same for people who do not exist. */
  key: string;
  network: string;
  personId: string | null;
  /** The hash that was checked: the act refuses when it changed meanwhile. */
  passwordHash: string | null;
  matches: boolean;
}

export interface ProofRequest extends DoorRequest {
  passwordProof?: PasswordProof;
}

/**
 * Checks a password before the door opens: a slow hash inside a transaction would let strangers hold up every writer.
 * Unknown people, people without a sign-in and people who were cut cost the same time as a wrong password.
 */
@Injectable()
export class PasswordProofGuard implements CanActivate {
  constructor(
    @Inject(Operations) private readonly operations: Operations,
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<ProofRequest>();
    const { email, password } = (request.body ?? {}) as { email?: unknown; password?: unknown };
    // A body of another shape is refused by the pipe, which comes after.
    if (typeof email !== 'string' || typeof password !== 'string' || email.length > 254 || password.length > 400)
      return true;
    const [emailKey, network] = [emailKeyOf(email), networkOf(request.ip)];
    const key = signInKey(this.keys, emailKey);
    const found = await this.lookUp(key, emailKey, network);
    const matches = await verifyPassword(found?.passwordHash ?? null, password);
    request.passwordProof = {
      key,
      network,
      personId: found?.personId ?? null,
      passwordHash: found?.passwordHash ?? null,
      matches,
    };
    return true;
  }

  private lookUp(
    key: string,
    emailKey: string,
    network: string,
  ): Promise<{ personId: string; passwordHash: string | null } | null> {
    const now = this.clock.now();
    return this.operations.run(SYSTEM, 'service.look', {}, async (op) => {
      const wait = await secondsBlocked(op.db, await passwordCounters(op.db, key, network, now), now);
      // Also for the right password: an answer during a block would tell which it is.
      if (wait > 0) throw SessionFailures.SLOW_DOWN({ retryAfter: wait });
      const found = await one<{ personId: string; cutAt: string | null }>(
        op.db,
        sql`select id as "personId", coalesce(cut_at, away_at) as "cutAt" from person where email_key = ${emailKey}`,
      );
      // Asked of nobody too, so that a stranger costs the same statements.
      const passwordHash = await passwordHashOf(op.db, this.keys.current, found?.personId ?? '');
      return found && { personId: found.personId, passwordHash: found.cutAt === null ? passwordHash : null };
    });
  }
}

/** Counters are kept under a keyed hash: an address that somebody mistyped is stored nowhere. */
export const signInKey = (keys: HeldKeyring, emailKey: string): string => keys.current.blindIndex('sign-in', emailKey);
