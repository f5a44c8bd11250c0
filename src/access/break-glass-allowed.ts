import type { EntityManager } from 'typeorm';
import { list, rows, sql } from '../database/sql.js';
import { day, iso } from '../kernel/clock.js';
import type { Keyring } from '../keyring/keyring.js';
import type { ActionName } from '../operation/actions.js';
import { holds } from '../operation/actor.js';
import { mayTry } from '../operation/door.rules.js';
import type { Operation } from '../operation/operation.js';
import { rolesOf } from '../people/person.queries.js';
import type { BreakGlassRight, Opening } from './break-glass.entity.js';
import { liveRight, provenRights } from './break-glass.queries.js';
import { refusalToConfirm, refusalToReview, stateOf, type Second } from './break-glass.rules.js';
import { peopleState } from './deciders.js';
import { accountsOwnedBy } from './standing.js';

/** What the actor may try on each of these emergencies now, by the rules that will decide it. */
export async function allowedOnOpenings(
  op: Operation,
  keyring: Keyring,
  openings: readonly Opening[],
): Promise<(opening: Opening) => ActionName[]> {
  const waiting = openings.filter((one) => stateOf(one, iso(op.now)) === 'waiting').map(({ personId }) => personId);
  const people = await peopleState(op.db, [op.actor.id, ...waiting], { hold: false });
  const person = people.get(op.actor.id);
  const isAdmin = holds(op.actor, 'admin') && (await rolesOf(op.db, keyring, op.actor.id)).includes('admin');
  const owned = isAdmin ? [] : await accountsOwnedBy(op.db, keyring, op.actor.id);
  const roles = await claimedRolesOf(op.db, waiting);
  const rights = await provenRights(op.db, keyring, sql`r.person_id in ${list(waiting)} and ${liveRight(day(op.now))}`);
  const openerOf = (opening: Opening) => ({
    person: people.get(opening.personId),
    roles: roles.get(opening.personId) ?? [],
    hasRight: rights.some((right) => right.personId === opening.personId && covers(right, opening.accountId)),
  });
  return (opening) => {
    if (!person) return [];
    const by = isAdmin ? 'admin' : owned.includes(opening.accountId) ? 'seat' : null;
    return ACTS.filter((act) => mayTry(op.actor, act) && fits[act](opening, { person, by }, openerOf(opening), op.now));
  };
}

const covers = ({ accountId }: BreakGlassRight, id: string): boolean => accountId === null || accountId === id;

const ACTS = ['break_glass.confirm', 'break_glass.end', 'break_glass.review'] as const;

type Opener = Omit<Parameters<typeof refusalToConfirm>[2], 'person'> & { person: Second['person'] | undefined };

const fits: Record<(typeof ACTS)[number], (one: Opening, second: Second, opener: Opener, now: Date) => boolean> = {
  'break_glass.confirm': (one, second, { person, ...opener }, now) =>
    person !== undefined && refusalToConfirm(one, second, { ...opener, person }, now) === null,
  'break_glass.end': (one, { person, by }, _, now) =>
    (one.personId === person.id || by !== null) && ['open', 'waiting'].includes(stateOf(one, iso(now))),
  'break_glass.review': (one, second, _, now) => refusalToReview(one, second, now) === null,
};

async function claimedRolesOf(db: EntityManager, personIds: readonly string[]): Promise<Map<string, string[]>> {
  const found = await rows<{ personId: string; role: string }>(
    db,
    sql`select person_id as "personId", role from person_role
        where person_id in ${list(personIds)} and ended_at is null`,
  );
  const roles = new Map<string, string[]>();
  for (const { personId, role } of found) roles.set(personId, [...(roles.get(personId) ?? []), role]);
  return roles;
}

/** May the actor take this standing right back? An admin may, and its holder gives it back. */
export const allowedOnRight = (op: Operation, { personId, endedAt }: BreakGlassRight): ActionName[] =>
  endedAt === null &&
  mayTry(op.actor, 'break_glass_right.revoke') &&
  (personId === op.actor.id || holds(op.actor, 'admin'))
    ? ['break_glass_right.revoke']
    : [];
