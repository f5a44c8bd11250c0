import { iso } from '../kernel/clock.js';
import type { Failure } from '../kernel/failure.js';
import { ruleOf, type ActionName, type Rule } from './actions.js';
import { holds, type Actor } from './actor.js';
import { DoorFailures, RequestFailures } from './operation.failures.js';

/** May this actor do such a thing at all? Role first, then reason, then freshness: the order in which they can be mended. */
export function refusalToAct(rule: Rule, actor: Actor, reason: string | null, now: Date): Failure | null {
  if (!holds(actor, ...rule.by)) {
    return holds(actor, 'anonymous', 'pending') ? DoorFailures.NOT_SIGNED_IN() : DoorFailures.NOT_ALLOWED();
  }
  if (rule.not && holds(actor, ...rule.not)) return DoorFailures.NOT_ALLOWED();
  if (rule.reason && !isReason(reason)) {
    return RequestFailures.REASON_NEEDED({
      errors: [{ field: 'reason', code: 'request.reason_needed', detail: 'Write 10 to 500 characters.' }],
    });
  }
  if (rule.stepUp && !isFresh(actor, now)) return DoorFailures.STEP_UP();
  return null;
}

/** Do their roles let this actor do such a thing at all? What may be done to one thing its own rules decide. */
export const mayTry = (actor: Actor, action: ActionName): boolean => {
  const { by, not } = ruleOf(action);
  return holds(actor, ...by) && !(not && holds(actor, ...not));
};

/** Actions, each with whether the rules of its room allow it: those the actor may try, in this order. */
export const tryable = (actor: Actor, asked: readonly (readonly [ActionName, boolean])[]): ActionName[] =>
  asked.filter(([action, isAllowed]) => isAllowed && mayTry(actor, action)).map(([action]) => action);

export const isReason = (reason: string | null): reason is string =>
  reason !== null && reason.length >= 10 && reason.length <= 500;

export const isFresh = (actor: Actor, now: Date): boolean => (actor.session?.freshUntil ?? '') > iso(now);
