import { Inject, Injectable } from '@nestjs/common';
import { forUpdate, one, sql } from '../database/sql.js';
import { Clock } from '../kernel/clock.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { Failure, FailureMaker } from '../kernel/failure.js';
import type { Operation } from '../operation/operation.js';
import { personById } from '../people/person.queries.js';
import { countFailure, failuresOf, passwordCounters, secondsBlocked } from './attempts.js';
import { beginFactor, comingSeed, forgetComing } from './coming-factor.js';
import { holdFactor, passwordHashOf, replaceFactor, sinceWhen, writePassword } from './factors.js';
import { OwnSignInFailures, SessionFailures } from './identity.failures.js';
import type { ComingFactorView, EndedSessionsView, NewRecoveryCodesView, OwnSignInView } from './own-sign-in.view.js';
import type { PasswordProof } from './password-proof.guard.js';
import { codesLeft, makeCodes } from './recovery-codes.js';
import { endOtherSessions, heldSession, voidFreshnessOf } from './sessions.js';
import { stepOf, totpUri } from './totp.js';

/** So many wrong codes end a replacement that was begun. */
const CODES = 10;

/** What somebody may do to their own way in. Nobody does it for them: hr and admins have no such act. */
@Injectable()
export class OwnSignIn {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async show(op: Operation): Promise<OwnSignInView> {
    const { passwordChangedAt, factorSince } = await sinceWhen(op.db, this.keys.current, op.actor.id);
    const recoveryCodes = await codesLeft(op.db, this.keys.current, op.actor.id);
    return { passwordChangedAt, factorSince, recoveryCodes };
  }

  /** New codes in place of any before; they leave after the commit, this once. */
  async makeRecoveryCodes(op: Operation): Promise<NewRecoveryCodesView> {
    const { personId } = await heldSession(op, this.keys.current, 'full');
    const { codes, madeAt, fixed } = await makeCodes(op, this.keys.current, personId);
    op.record(`person:${personId}`, fixed.details, fixed.extra);
    op.announce('recovery_codes.made', { personId });
    return op.afterCommit(() => ({ codes, left: codes.length, madeAt }));
  }

  /** A new second factor, in this browser; the present one works until a code of the new one was given. */
  async beginFactor(op: Operation): Promise<ComingFactorView> {
    const session = await heldSession(op, this.keys.current, 'full');
    const { workEmail } = await personById(op.db, session.personId);
    const seed = await beginFactor(op, this.keys.current, session);
    op.record([`person:${session.personId}`, `session:${session.id}`], {});
    return op.afterCommit(() => ({ totpUri: totpUri(workEmail, seed) }));
  }

  /** The code proves that the new factor arrived: other sessions end, and no session is fresh by the old one. */
  async replaceFactor(op: Operation, code: string): Promise<EndedSessionsView> {
    const keyring = this.keys.current;
    const session = await heldSession(op, keyring, 'full');
    const { personId } = session;
    await holdFactor(op.db, personId);
    const seed = await comingSeed(op, keyring, session);
    if (seed === null) throw OwnSignInFailures.NOTHING_BEGUN();
    const lastStep = await stepOf(seed, code.replace(/\s/g, ''), this.clock.real());
    if (lastStep === null) return this.wrongCode(op, personId);
    const { details, extra } = await replaceFactor(op, keyring, personId, { seed, lastStep });
    await forgetComing(op.db, personId);
    const ended = await endOtherSessions(op.db, personId, session.id, 'factor', op.now);
    await voidFreshnessOf(op.db, keyring, personId);
    op.record([`person:${personId}`, `session:${session.id}`], { ...details, ended }, extra);
    op.announce('factor.replaced', { personId });
    return { ended };
  }

  private async wrongCode<T>(op: Operation, personId: string): Promise<T> {
    const counter = { brake: 'link', subject: `coming:${personId}` } as const;
    await countFailure(op.db, [counter], op.now);
    if ((await failuresOf(op.db, counter.subject)) % CODES === 0) await forgetComing(op.db, personId);
    return refused(op, personId, OwnSignInFailures.WRONG_CODE);
  }

  /** `proof` is the old password as it was checked before the door; `chosenHash` the new one, where the old one was right. */
  async changePassword(
    op: Operation,
    proof: PasswordProof | undefined,
    chosenHash: string | undefined,
  ): Promise<EndedSessionsView> {
    const session = await heldSession(op, this.keys.current, 'full');
    const { personId } = session;
    if (!proof) throw OwnSignInFailures.WRONG_PASSWORD();
    const counters = await passwordCounters(op.db, proof.key, proof.network, op.now);
    // Several tries may have been checked at once: those that end after the block began are refused like any other.
    const wait = await secondsBlocked(op.db, counters, op.now);
    if (wait > 0) throw SessionFailures.SLOW_DOWN({ retryAfter: wait });
    await one(op.db, sql`select person_id from sign_in where person_id = ${personId}${forUpdate(op.db)}`);
    const stillHolds = (await passwordHashOf(op.db, this.keys.current, personId)) === proof.passwordHash;
    if (!proof.matches || !stillHolds || chosenHash === undefined) {
      await countFailure(op.db, counters, op.now);
      return refused(op, personId, OwnSignInFailures.WRONG_PASSWORD);
    }
    await writePassword(op, this.keys.current, personId, chosenHash);
    const ended = await endOtherSessions(op.db, personId, session.id, 'password', op.now);
    op.record([`person:${personId}`, `session:${session.id}`], { ended });
    op.announce('password.changed', { personId });
    return { ended };
  }
}

/** Commits the count and one refused leaf, then answers the refusal. */
function refused<T>(op: Operation, personId: string, make: FailureMaker): T {
  op.record(`person:${personId}`, { code: make().code }, { outcome: 'refused' });
  const failure: Failure = make({ recorded: true });
  return op.afterCommit<T>(() => Promise.reject<never>(failure));
}
