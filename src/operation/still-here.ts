import type { Operation } from './operation.js';

/**
 * Asked at the end of every act, inside its transaction: is whoever sent it still let in? A departure, a sign-out or a change of
 * role that was committed while the act was on its way stops it. Identity implements it; throws `unauthenticated`.
 */
export abstract class StillHere {
  abstract confirm(op: Operation): Promise<void>;
}
