import { Inject, Injectable } from '@nestjs/common';
import { addSeconds } from '../kernel/clock.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { Operation } from '../operation/operation.js';
import { Settings } from '../settings/settings.js';
import { SessionFailures } from './identity.failures.js';
import { ownSessionsView, type EndedSessionsView, type OwnSessionsView } from './own-sign-in.view.js';
import { liveSessionsOf } from './session.queries.js';
import { endOtherSessions, endSession, heldSession } from './sessions.js';

/** Where somebody is signed in, for themselves alone. */
@Injectable()
export class OwnSessions {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(Settings) private readonly settings: Settings,
  ) {}

  /** Newest first; one that nobody with the root key wrote is no session and not shown. */
  async list(op: Operation): Promise<OwnSessionsView> {
    return ownSessionsView(await this.live(op), op.actor.session?.id ?? '');
  }

  /** The one in use, too: then its cookie is worth nothing. Throws `session.unknown`. */
  async end(op: Operation, id: string): Promise<void> {
    op.about(`person:${op.actor.id}`);
    const own = (await this.live(op)).find((session) => session.id === id);
    if (!own || (await endSession(op.db, { id }, 'signed-out', op.now)) === 0) throw SessionFailures.UNKNOWN();
    op.record(`session:${id}`, { ended: 1 });
  }

  /** Everywhere but here, sign-ins under way included. */
  async endOthers(op: Operation): Promise<EndedSessionsView> {
    const here = await heldSession(op, this.keys.current, 'full');
    if ((await this.live(op)).every(({ id }) => id === here.id)) {
      op.unchanged();
      return { ended: 0 };
    }
    const ended = await endOtherSessions(op.db, here.personId, here.id, 'signed-out', op.now);
    op.record([`person:${here.personId}`, `session:${here.id}`], { ended });
    return { ended };
  }

  private live(op: Operation) {
    const idleSince = addSeconds(op.now, -60 * this.settings.sessionIdleMinutes).toISOString();
    return liveSessionsOf(op.db, this.keys.current, op.actor.id, { now: op.now.toISOString(), idleSince });
  }
}
