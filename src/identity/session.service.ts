import { Inject, Injectable } from '@nestjs/common';
import { forShare, one, sql } from '../database/sql.js';
import { addSeconds, Clock } from '../kernel/clock.js';
import type { FailureMaker } from '../kernel/failure.js';
import { tokenHash } from '../kernel/ids.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { Operation } from '../operation/operation.js';
import type { Person } from '../people/person.entity.js';
import { personById, rolesOf } from '../people/person.queries.js';
import { Settings } from '../settings/settings.js';
import {
  countFailure,
  countSuccess,
  factorCounter,
  passwordCounters,
  secondsBlocked,
  type Counter,
} from './attempts.js';
import type { CodeVerdict } from './attempts.rules.js';
import { holdFactor, passwordHashOf, takeCode } from './factors.js';
import type { Session } from './identity.entity.js';
import { SessionFailures } from './identity.failures.js';
import { signInKey, type PasswordProof } from './password-proof.guard.js';
import { takeRecoveryCode, type SetFixed } from './recovery-codes.js';
import { csrfOf, endSession, heldSession, openSession, renewSession, type Issued } from './sessions.js';
import { pendingView, sessionView, type PendingSessionView, type SessionView } from './session.view.js';
import type { Whence } from './visit.rules.js';

/** A browser at the door. */
export interface Visit {
  /** How a token reaches it, once the act is committed. */
  carry: (token: string) => void;
  from: Whence;
}

/** One proof of whoever has given the password, or is signed in. */
interface Proof {
  state: 'pending' | 'full';
  step: 'second-factor' | 'recovery-code' | 'step-up';
  network: string;
  carry: Visit['carry'];
  take: (op: Operation, personId: string) => Promise<{ verdict: CodeVerdict; fixed?: SetFixed }>;
}

const PENDING_SECONDS = 600;

/** Signing in, proving it again, signing out. */
@Injectable()
export class SignInService {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Settings) private readonly settings: Settings,
  ) {}

  /** Password given. `presented` is whatever cookie came along: it is ended, never taken up. */
  async open(
    op: Operation,
    proof: PasswordProof | undefined,
    presented: string | null,
    { carry, from }: Visit,
  ): Promise<PendingSessionView> {
    if (!proof) throw SessionFailures.WRONG_CREDENTIALS();
    const counters = await passwordCounters(op.db, proof.key, proof.network, op.now);
    // Several tries may have been checked at once: those that end after the block began are refused like any other.
    const wait = await secondsBlocked(op.db, counters, op.now);
    if (wait > 0) throw SessionFailures.SLOW_DOWN({ retryAfter: wait });
    if (!proof.matches || !(await this.stillHolds(op, proof))) {
      await countFailure(op.db, counters, op.now);
      return this.refuse(op, proof.personId, SessionFailures.WRONG_CREDENTIALS);
    }
    const personId = proof.personId as string;
    if (presented) await endSession(op.db, { tokenHash: tokenHash(presented) }, 'replaced', op.now);
    const facts = { personId, state: 'pending', seconds: PENDING_SECONDS, from } as const;
    const issued = await openSession(op, this.keys.current, facts);
    op.record([`person:${personId}`, `session:${issued.session.id}`], { step: 'password' });
    return op.afterCommit(() => {
      carry(issued.token);
      return pendingView(issued.csrf);
    });
  }

  private async stillHolds(op: Operation, { personId, passwordHash }: PasswordProof): Promise<boolean> {
    const here = await one(
      op.db,
      sql`select id from person where id = ${personId} and cut_at is null and away_at is null${forShare(op.db)}`,
    );
    return here !== null && (await passwordHashOf(op.db, this.keys.current, personId as string)) === passwordHash;
  }

  /** Second factor of a pending session. */
  async confirm(op: Operation, code: string, network: string, carry: Visit['carry']): Promise<SessionView> {
    return this.prove(op, { state: 'pending', step: 'second-factor', network, carry, take: this.byFactor(code) });
  }

  /** A code from paper in its place: once, told to its person, and under the same brakes. */
  async recover(op: Operation, code: string, network: string, carry: Visit['carry']): Promise<SessionView> {
    const take: Proof['take'] = ({ db }, personId) => takeRecoveryCode(db, this.keys.current, personId, code);
    return this.prove(op, { state: 'pending', step: 'recovery-code', network, carry, take });
  }

  /** A fresh second factor for a session that is signed in. */
  async stepUp(op: Operation, code: string, network: string, carry: Visit['carry']): Promise<SessionView> {
    return this.prove(op, { state: 'full', step: 'step-up', network, carry, take: this.byFactor(code) });
  }

  private byFactor(code: string): Proof['take'] {
    return async ({ db }, personId) => ({
      verdict: await takeCode(db, this.keys.current, personId, code.replace(/\s/g, ''), this.clock.real()),
    });
  }

  private async prove(op: Operation, { state, step, network, carry, take }: Proof): Promise<SessionView> {
    const keyring = this.keys.current;
    const session = await heldSession(op, keyring, state);
    const person = await personById(op.db, session.personId);
    const key = signInKey(this.keys, person.emailKey);
    await holdFactor(op.db, person.id);
    const counter = await factorCounter(op.db, key, network, op.now);
    const wait = await secondsBlocked(op.db, [counter], op.now);
    if (wait > 0) throw SessionFailures.SLOW_DOWN({ retryAfter: wait });
    const { verdict, fixed } = await take(op, person.id);
    if (verdict !== 'accepted') return this.wrong(op, session, counter, { step, forged: verdict === 'forged_factor' });
    await countSuccess(op.db, key, network, op.now);
    const subjects = [`person:${person.id}`, `session:${session.id}`];
    const factorEvent = op.record(subjects, { step, ...fixed?.details }, fixed?.extra);
    if (fixed) op.announce('recovery_code.used', { personId: person.id, left: fixed.details.left });
    const absolute = state === 'pending' ? { expiresAt: this.absoluteEnd(op) } : {};
    const issued = await renewSession(op, keyring, session, {
      state: 'full',
      ...absolute,
      freshUntil: this.freshUntil(op),
      factorEvent,
    });
    return this.answer(op, issued, person, carry);
  }

  private async wrong(
    op: Operation,
    { id, personId, state }: Session,
    counter: Counter,
    { step, forged }: { step: Proof['step']; forged: boolean },
  ): Promise<SessionView> {
    const blocked = await countFailure(op.db, [counter], op.now);
    if (blocked > 0 && state === 'pending') await endSession(op.db, { id }, 'codes', op.now);
    const make: FailureMaker = (extra) =>
      blocked > 0 ? SessionFailures.SLOW_DOWN({ ...extra, retryAfter: blocked }) : SessionFailures.WRONG_CODE(extra);
    return this.refuse(op, personId, make, { step, ...(forged ? { forgedFactor: true } : {}) });
  }

  /** Signs in who has just enrolled, with the code that proved it. */
  async signIn(op: Operation, person: Person, factorEvent: string, { carry, from }: Visit): Promise<SessionView> {
    const seconds = this.settings.sessionAbsoluteHours * 3600;
    const issued = await openSession(op, this.keys.current, {
      ...{ personId: person.id, state: 'full', seconds, from },
      freshUntil: this.freshUntil(op),
      factorEvent,
    });
    return this.answer(op, issued, person, carry);
  }

  private async answer(op: Operation, issued: Issued, person: Person, carry: Visit['carry']): Promise<SessionView> {
    const roles = await rolesOf(op.db, this.keys.current, person.id);
    return op.afterCommit(() => {
      carry(issued.token);
      return sessionView(issued.csrf, person, roles, issued.session.freshUntil);
    });
  }

  /** Who am I. `token` is the cookie's, from which the CSRF value follows. */
  async show(op: Operation, token: string): Promise<SessionView> {
    const csrf = csrfOf(this.keys.current, token);
    if (op.actor.callers.has('pending')) return pendingView(csrf);
    const person = await personById(op.db, op.actor.id);
    const fresh = op.actor.session?.freshUntil ?? null;
    return sessionView(
      csrf,
      person,
      await rolesOf(op.db, this.keys.current, person.id),
      fresh !== null && fresh > op.now.toISOString() ? fresh : null,
    );
  }

  async close(op: Operation, clear: () => void): Promise<void> {
    const session = await heldSession(op, this.keys.current, null);
    await endSession(op.db, { id: session.id }, 'signed-out', op.now);
    op.record([`person:${session.personId}`, `session:${session.id}`], {});
    return op.afterCommit(clear);
  }

  /** Commits the count and one refused leaf, then answers the refusal: the same for people who do not exist. */
  private refuse<T>(
    op: Operation,
    personId: string | null,
    make: FailureMaker,
    details: Record<string, unknown> = {},
  ): T {
    op.record(personId ? `person:${personId}` : [], { code: make().code, ...details }, { outcome: 'refused' });
    return op.afterCommit<T>(() => Promise.reject<T>(make({ recorded: true })));
  }

  private readonly freshUntil = (op: Operation): string =>
    addSeconds(op.now, this.settings.freshMinutes * 60).toISOString();
  private readonly absoluteEnd = (op: Operation): string =>
    addSeconds(op.now, this.settings.sessionAbsoluteHours * 3600).toISOString();
}
