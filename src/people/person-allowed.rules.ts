import type { ActionName } from '../operation/actions.js';
import { holds, type Actor } from '../operation/actor.js';
import { mayTry } from '../operation/door.rules.js';
import { hasLeft } from './person.rules.js';
import type { Person } from './person.entity.js';

export interface Regarded {
  readonly person: Person;
  /** Has a password and a second factor. */
  readonly isEnrolled: boolean;
  /** All their access is suspended. */
  readonly isSuspended: boolean;
  readonly now: Date;
}

const RULES: Partial<Record<ActionName, (actor: Actor, regarded: Regarded) => boolean>> = {
  'person.change': () => true,
  'person.invite': (_, { person, isEnrolled, now }) => !isEnrolled && !hasLeft(person, now),
  'person.roles': isSomebodyElse,
  'person.freeze': (actor, { person }) => person.frozenAt === null || actor.id !== person.id,
  'person.access': (actor, { person }) => actor.id === person.id || holds(actor, 'admin', 'hr', 'auditor'),
  'person.exposures': () => true,
  'person.suspend_access': (_, { person, isSuspended }) => person.cutAt === null && !isSuspended,
  'person.resume_access': (actor, regarded) => regarded.isSuspended && isSomebodyElse(actor, regarded),
  'person.preview': (_, { person, now }) => !hasLeft(person, now),
  'training.list': (actor, { person }) => actor.id === person.id || holds(actor, 'admin', 'hr', 'auditor'),
  'training.record': isSomebodyElse,
  'native_identity.list': (actor, { person }) => actor.id === person.id || holds(actor, 'admin', 'hr'),
  'native_identity.give': (actor, { person }) => actor.id === person.id,
  'case.open': (actor, regarded) => regarded.person.cutAt === null && isSomebodyElse(actor, regarded),
};

function isSomebodyElse(actor: Actor, { person }: Regarded): boolean {
  return actor.id !== person.id;
}

/** What the reader may try on a person, by the rules that will decide it. */
export const allowedOnPerson = (actor: Actor, regarded: Regarded): ActionName[] =>
  (Object.keys(RULES) as ActionName[]).filter(
    (action) => mayTry(actor, action) && RULES[action]?.(actor, regarded) === true,
  );
