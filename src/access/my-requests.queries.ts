import { watchersAmong } from '../people/role.queries.js';
import type { EntityManager } from 'typeorm';
import { brandKeysOf } from '../accounts/brand.queries.js';
import { join, list, raw, rows, sql, type Sql } from '../database/sql.js';
import { spellings } from '../entitlement/entitled.queries.js';
import { day, iso } from '../kernel/clock.js';
import { fold } from '../kernel/fold.js';
import type { Keyring } from '../keyring/keyring.js';
import { holds } from '../operation/actor.js';
import type { Operation } from '../operation/operation.js';
import { peopleState } from './deciders.js';
import { escalationCut, isUnattended, standsIn } from './deciding.rules.js';
import { holdersBehind } from './delegation.queries.js';
import { deskOf } from './desk.queries.js';
import { refusalToDecider } from './grant.rules.js';
import { OPEN_STATES } from './request.rules.js';
import { accountsOwnedBy } from './standing.js';

const NONE = raw('1 = 0');
const anyOf = (conditions: readonly Sql[]): Sql =>
  conditions.length === 0 ? NONE : sql`(${join(conditions, ' or ')})`;

/** A condition on `access_request r`: those the actor may decide today in the name of somebody who is away. */
export async function standingIn(op: Operation, keyring: Keyring): Promise<Sql> {
  const { db, actor, now } = op;
  const delegations = await holdersBehind(db, keyring, actor.id, day(now));
  if (delegations.length === 0) return NONE;
  const people = await peopleState(db, [actor.id, ...delegations.map((one) => one.holderId)], { hold: false });
  const desk = { seats: [], delegations, people, watchers: await watchersAmong(db, [actor.id]) };
  const conditions: Sql[] = [];
  for (const one of delegations.filter((delegation) => standsIn(desk, delegation, now))) {
    const all = await accountsOwnedBy(db, keyring, one.holderId);
    const owned = all.filter((id) => (one.accountId ?? id) === id);
    conditions.push(
      sql`(r.account_id in ${list(owned)} and r.person_id not in ${list([one.holderId, one.createdBy])})`,
    );
  }
  return anyOf(conditions);
}

/** A condition on `access_request r`: those the actor can decide now, from a seat, as a delegate, as an admin or for their brand. */
export async function mineToDecide(op: Operation, keyring: Keyring, escalationDays: number): Promise<Sql> {
  const { db, actor, now } = op;
  const self = (await peopleState(db, [actor.id], { hold: false })).get(actor.id);
  if (!self || refusalToDecider(self, now) !== null || holds(actor, 'hr', 'auditor')) return NONE;
  const answers = holds(actor, 'admin') ? raw('1 = 1') : await ofOwnBrands(op, keyring);
  const ways = [
    sql`r.account_id in ${list(await accountsOwnedBy(db, keyring, actor.id))}`,
    await standingIn(op, keyring),
    ...(answers === NONE ? [] : [sql`(${answers} and ${await escalated(op, keyring, escalationDays)})`]),
  ];
  return sql`r.person_id <> ${actor.id} and r.state in ${list(OPEN_STATES)} and r.expires_at > ${iso(now)} and ${anyOf(ways)}`;
}

async function escalated({ db, now }: Operation, keyring: Keyring, days: number): Promise<Sql> {
  const alone = await unattended(db, keyring, now);
  return sql`(r.created_at <= ${escalationCut(now, days)} or r.id in ${list(alone)})`;
}

/** A condition on `access_request r`: those about accounts of brands the actor is accountable for. */
export async function ofOwnBrands({ db, actor }: Operation, keyring: Keyring): Promise<Sql> {
  const keys = await brandKeysOf(db, keyring, actor.id);
  if (keys.length === 0) return NONE;
  const written = (await spellings(db)).brand.filter((name) => keys.includes(fold(name)));
  return sql`r.account_id in (select a.id from account a where a.brand in ${list(written)})`;
}

interface Open {
  id: string;
  accountId: string;
  personId: string;
}

/** Open requests for whose account nobody of the owner seats is at work and nobody stands in; those waiting longest first. */
export async function unattended(
  db: EntityManager,
  keyring: Keyring,
  now: Date,
  condition: Sql = raw('1 = 1'),
): Promise<string[]> {
  const open = sql`from access_request r
    where r.state in ${list(OPEN_STATES)} and r.expires_at > ${iso(now)} and ${condition}`;
  const found = await rows<Open>(
    db,
    sql`select r.id, r.account_id as "accountId", r.person_id as "personId" ${open} order by r.id`,
  );
  if (found.length === 0) return [];
  const desk = await deskOf(db, keyring, sql`(select r.account_id ${open})`);
  return found.filter((request) => isUnattended(desk, request, now)).map(({ id }) => id);
}
