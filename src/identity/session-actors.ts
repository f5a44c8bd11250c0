import { timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { addSeconds, Clock } from '../kernel/clock.js';
import { tokenHash } from '../kernel/ids.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { ActorSource } from '../operation/actor-source.js';
import type { Caller } from '../operation/actions.js';
import { ANONYMOUS, SYSTEM, type Actor } from '../operation/actor.js';
import type { DoorRequest } from '../operation/http.js';
import { Operations } from '../operation/operations.js';
import { Settings } from '../settings/settings.js';
import { Cookies } from './cookies.js';
import { SessionFailures } from './identity.failures.js';
import { SeenSessions } from './seen-sessions.js';
import { presenceOf, type Presence } from './session.queries.js';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);
/** Nobody is signed in yet where these are sent: a session that happens to be there is not looked at. */
const WITHOUT_SESSION = /^\/api\/v1\/(session|enrolment(\/(link|confirm))?)\/?$/;

/** Tells who sends a request by its cookie. A dead session is nobody: what needs one answers 401. */
@Injectable()
export class SessionActors extends ActorSource {
  constructor(
    @Inject(Operations) private readonly operations: Operations,
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Settings) private readonly settings: Settings,
    @Inject(Cookies) private readonly cookies: Cookies,
    @Inject(SeenSessions) private readonly seen: SeenSessions,
  ) {
    super();
  }

  override async actorOf(request: DoorRequest): Promise<Actor> {
    if (request.sender) return request.sender;
    const token = this.cookies.read(request);
    if (token === null || isSigningIn(request)) return ANONYMOUS;
    const now = this.clock.now();
    const idleSince = addSeconds(now, -60 * this.settings.sessionIdleMinutes).toISOString();
    const presence = await this.operations.run(SYSTEM, 'service.look', {}, (op) =>
      presenceOf(op.db, this.keys.current, tokenHash(token), now.toISOString(), idleSince),
    );
    if (!presence) return ANONYMOUS;
    if (!READS.has(request.method) && !hasCsrf(request, presence)) throw SessionFailures.CSRF();
    this.seen.note(presence.sessionId, presence.seenAt, now);
    return actorFrom(presence);
  }
}

const isSigningIn = (request: DoorRequest): boolean =>
  request.method === 'POST' ? WITHOUT_SESSION.test(request.url.split('?')[0] as string) : false;

function hasCsrf(request: DoorRequest, { csrfHash }: Presence): boolean {
  const header = request.headers['x-releve-csrf'];
  if (typeof header !== 'string') return false;
  const [given, wanted] = [Buffer.from(tokenHash(header)), Buffer.from(csrfHash)];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

function actorFrom({ personId, fullName, state, roles, sessionId, freshUntil, factorEvent }: Presence): Actor {
  const callers = state === 'full' ? (['member', ...roles] as Caller[]) : (['pending'] as Caller[]);
  return {
    id: personId,
    name: fullName,
    callers: new Set(callers),
    session: { id: sessionId, freshUntil, factorEvent },
  };
}
