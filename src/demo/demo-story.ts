import type { INestApplicationContext } from '@nestjs/common';
import { one, sql } from '../database/sql.js';
import { addSeconds, iso, type SettableClock } from '../kernel/clock.js';
import { openSession } from '../identity/sessions.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { ActionName } from '../operation/actions.js';
import { SYSTEM, type Actor } from '../operation/actor.js';
import type { Operation } from '../operation/operation.js';
import { Operations } from '../operation/operations.js';
import { personByEmail, personById, rolesOf } from '../people/person.queries.js';

const FRESH_SECONDS = 300;

/** Something somebody did: when, who (work e-mail or id), which action and why. */
export interface Told {
  at: string;
  by: string;
  does: ActionName;
  because?: string;
  /** Just after a code of their second factor, where the act asks for one. */
  fresh?: boolean;
}

/**
 * Tells what happened before the demo's own day: every act goes through the door, by its person and at its time. The log keeps
 * its own order, so its entries carry the day on which the demo was loaded.
 */
export class DemoStory {
  private readonly actors = new Map<string, Actor>();
  private readonly operations: Operations;

  private constructor(
    readonly app: INestApplicationContext,
    private readonly clock: SettableClock,
  ) {
    this.operations = app.get(Operations);
  }

  /** Afterwards it is the demo's own day again, whatever happened. */
  static async tell(
    app: INestApplicationContext,
    clock: SettableClock,
    chapters: readonly ((story: DemoStory) => Promise<void>)[],
  ): Promise<void> {
    const today = iso(clock.now());
    const story = new DemoStory(app, clock);
    try {
      for (const chapter of chapters) await chapter(story);
    } finally {
      clock.set(today);
    }
  }

  async act<T>({ at, by, does, because, fresh }: Told, work: (op: Operation) => Promise<T>): Promise<T> {
    const person = await this.actor(by);
    this.clock.set(at);
    const actor = fresh === true ? await this.withFactor(person) : person;
    return this.operations.run(actor, does, because === undefined ? {} : { reason: because }, work);
  }

  /** Id of the person with this work e-mail. */
  async person(email: string): Promise<string> {
    return (await this.actor(email)).id;
  }

  /** Id of the account with this handle. */
  async account(platform: string, handle: string): Promise<string> {
    const named = sql`select id from account where platform = ${platform} and handle = ${handle}`;
    return (await this.look((op) => one<{ id: string }>(op.db, named)))!.id;
  }

  look<T>(work: (op: Operation) => Promise<T>): Promise<T> {
    return this.operations.run(SYSTEM, 'service.look', {}, work);
  }

  /** Signed in for the minutes of one act. */
  private withFactor(person: Actor): Promise<Actor> {
    const pending = { ...person, callers: new Set(['pending' as const]) };
    return this.operations.run(pending, 'session.confirm', {}, async (op) => {
      const freshUntil = iso(addSeconds(op.now, FRESH_SECONDS));
      const factorEvent = op.record([`person:${person.id}`], { factor: 'totp' });
      const about = { personId: person.id, state: 'full' as const, seconds: FRESH_SECONDS, freshUntil, factorEvent };
      const facts = { ...about, from: { browser: null, network: null } };
      const { session } = await openSession(op, this.app.get(HeldKeyring).current, facts);
      return { ...person, session: { id: session.id, freshUntil, factorEvent } };
    });
  }

  private async actor(who: string): Promise<Actor> {
    const known = this.actors.get(who);
    if (known) return known;
    const keyring = this.app.get(HeldKeyring).current;
    const actor = await this.look(async (op): Promise<Actor> => {
      const person = who.includes('@') ? await personByEmail(op.db, who) : await personById(op.db, who);
      if (!person) throw new Error('The demo tells of somebody who is not in its directory.');
      const callers = new Set(['member' as const, ...(await rolesOf(op.db, keyring, person.id))]);
      return { id: person.id, name: person.fullName, callers, session: null };
    });
    this.actors.set(who, actor);
    return actor;
  }
}
