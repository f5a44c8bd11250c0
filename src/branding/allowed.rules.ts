import type { ActionName } from '../operation/actions.js';
import type { Actor } from '../operation/actor.js';
import { mayTry } from '../operation/door.rules.js';

/** Of these acts, those the reader may try: what the record allows, as far as their roles go. */
export const allowedActs = (actor: Actor, acts: readonly (readonly [ActionName, boolean])[]): ActionName[] =>
  acts.filter(([action, isAllowed]) => isAllowed && mayTry(actor, action)).map(([action]) => action);
