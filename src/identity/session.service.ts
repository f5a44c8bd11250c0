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
import { countFailure, countSuccess, factorCounter, passwordCounters, secondsBlocked } from './attempts.js';
import { holdFactor, passwordHashOf, takeCode } from './factors.js';
import { SessionFailures } from './identity.failures.js';
import { signInKey, type PasswordProof } from './password-proof.guard.js';
import { csrfOf, endSession, heldSession, openSession, renewSession, type Issued } from './sessions.js';
import { pendingView, sessionView, type PendingSessionView, type SessionView } from './session.view.js';

/** How a token reaches the browser, once the act is committed. */
export type Carry = (token: string) => void;

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
    carry: Carry,
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
    const issued = await openSession(op, this.keys.current, { personId, state: 'pending', seconds: PENDING_SECONDS });
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
  async confirm(op: Operation, code: string, network: string, carry: Carry): Promise<SessionView> {
    return this.prove(op, code, network, 'pending', carry);
  }

  /** A fresh second factor for a session that is signed in. */
  async stepUp(op: Operation, code: string, network: string, carry: Carry): Promise<SessionView> {
    return this.prove(op, code, network, 'full', carry);
  }

  private async prove(
    op: Operation,
    code: string,
    network: string,
    state: 'pending' | 'full',
    carry: Carry,
  ): Promise<SessionView> {
    const keyring = this.keys.current;
    const session = await heldSession(op, keyring, state);
    const person = await personById(op.db, session.personId);
    const key = signInKey(this.keys, person.emailKey);
    await holdFactor(op.db, person.id);
    const counter = await factorCounter(op.db, key, network, op.now);
    const wait = await secondsBlocked(op.db, [counter], op.now);
    if (wait > 0) throw SessionFailures.SLOW_DOWN({ retryAfter: wait });
    const verdict = await takeCode(op.db, keyring, person.id, code.replace(/\s/g, ''), this.clock.real());
    if (verdict !== 'accepted') {
      const blocked = await countFailure(op.db, [counter], op.now);
      if (blocked > 0 && state === 'pending') await endSession(op.db, { id: session.id }, 'codes', op.now);
      const make: FailureMaker = (extra) =>
        blocked > 0 ? SessionFailures.SLOW_DOWN({ ...extra, retryAfter: blocked }) : SessionFailures.WRONG_CODE(extra);
      return this.refuse(op, person.id, make, verdict === 'forged_factor' ? { forgedFactor: true } : {});
    }
    await countSuccess(op.db, key, network, op.now);
    const factorEvent = op.record([`person:${person.id}`, `session:${session.id}`], {
      step: state === 'pending' ? 'second-factor' : 'step-up',
    });
    const absolute = state === 'pending' ? { expiresAt: this.absoluteEnd(op) } : {};
    const issued = await renewSession(op, keyring, session, {
      state: 'full',
      ...absolute,
      freshUntil: this.freshUntil(op),
      factorEvent,
    });
    return this.answer(op, issued, person, carry);
  }

  /** Signs in who has just enrolled, with the code that proved it. */
  async signIn<T = SessionView>(
    op: Operation,
    person: Person,
    factorEvent: string,
    carry: Carry,
    show?: (view: SessionView) => T,
  ): Promise<T> {
    const seconds = this.settings.sessionAbsoluteHours * 3600;
    const issued = await openSession(op, this.keys.current, {
      personId: person.id,
      state: 'full',
      seconds,
      freshUntil: this.freshUntil(op),
      factorEvent,
    });
    return this.answer(op, issued, person, carry, show);
  }

  private async answer<T = SessionView>(
    op: Operation,
    issued: Issued,
    person: Person,
    carry: Carry,
    show?: (view: SessionView) => T,
  ): Promise<T> {
    const roles = await rolesOf(op.db, this.keys.current, person.id);
    return op.afterCommit(() => {
      carry(issued.token);
      const view = sessionView(issued.csrf, person, roles, issued.session.freshUntil);
      return show ? show(view) : (view as T);
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
