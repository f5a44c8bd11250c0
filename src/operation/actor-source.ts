import type { Actor } from './actor.js';
import type { DoorRequest } from './http.js';

/** Tells who sends a request; identity implements it, so that the door knows no session. */
export abstract class ActorSource {
  /**
   * The sender, `ANONYMOUS` when nothing was presented. Throws `unauthenticated` for a session that does not hold and
   * `forbidden` for a state-changing request without its CSRF value.
   */
  abstract actorOf(request: DoorRequest): Promise<Actor>;
}
