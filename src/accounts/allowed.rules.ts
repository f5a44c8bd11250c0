import type { ActionName } from '../operation/actions.js';
import { holds, type Actor } from '../operation/actor.js';
import { mayTry } from '../operation/door.rules.js';
import { nextOf, refusalToDecide } from './lifecycle.rules.js';
import { holderOf, isOwnerAmong } from './seat.rules.js';

interface Shown {
  readonly status: string;
  readonly requestedBy: string;
  readonly decidedBy: string | null;
  readonly frozenAt: string | null;
}

type Held = Parameters<typeof isOwnerAmong>[0];

const RULES: Partial<Record<ActionName, (actor: Actor, account: Shown, seats: Held) => boolean>> = {
  'account.change': () => true,
  'account.approve': (actor, account) => refusalToDecide(account, actor.id, 'approved') === null,
  'account.reject': (actor, account) => refusalToDecide(account, actor.id, 'closed') === null,
  'account.retire': (_, account) => nextOf(account.status).includes('closed'),
  'account.mark': (_, account) => nextOf(account.status).some((next) => next !== 'closed' && next !== 'approved'),
  'account.freeze': (actor, account, seats) =>
    account.frozenAt === null && (isAdmin(actor) || isOwnerAmong(seats, actor.id)),
  'account.unfreeze': (_, account) => account.frozenAt !== null,
  'account.access': (actor, _, seats) => holds(actor, 'admin', 'auditor') || isOwnerAmong(seats, actor.id),
  'document.add': (actor, _, seats) => isAdmin(actor) || isOwnerAmong(seats, actor.id),
  'incident.open': (actor, { status }, seats) =>
    (status === 'compromised' || nextOf(status).includes('compromised')) &&
    (isAdmin(actor) || isOwnerAmong(seats, actor.id)),
  'account.score': (actor, _, seats) => holds(actor, 'admin', 'hr', 'auditor') || isOwnerAmong(seats, actor.id),
  'reconciliation.show': (actor, _, seats) => holds(actor, 'admin', 'auditor') || isOwnerAmong(seats, actor.id),
  'seat.assign': (actor, account, seats) =>
    account.status !== 'closed' && (isAdmin(actor) || holderOf(seats, 'owner') === actor.id),
};

const isAdmin = (actor: Actor): boolean => holds(actor, 'admin');

/** What the reader may try on an account, by the rules that will decide it. */
export const allowedActions = (actor: Actor, account: Shown, seats: Held): ActionName[] =>
  (Object.keys(RULES) as ActionName[]).filter(
    (action) => mayTry(actor, action) && RULES[action]?.(actor, account, seats) === true,
  );
