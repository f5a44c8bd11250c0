import { watchersAmong } from '../people/role.queries.js';
import type { EntityManager } from 'typeorm';
import { accountById } from '../accounts/account.queries.js';
import { brandNamed } from '../accounts/brand.queries.js';
import { seatsOn } from '../accounts/seat.queries.js';
import { sql, type Sql } from '../database/sql.js';
import type { Keyring } from '../keyring/keyring.js';
import type { Operation } from '../operation/operation.js';
import { decidersOf, type Desk } from './deciding.rules.js';
import { delegationsOf } from './delegation.queries.js';
import { peopleState } from './deciders.js';
import { isOwnerSeat } from './standing.js';

/**
 * Everything that decides who decides on the accounts of `accounts` (a list or a query of ids), in a handful of statements
 * whatever their number. With `hold`, for a decision on an account that is locked: people, delegations stand still.
 */
export async function deskOf(
  db: EntityManager,
  keyring: Keyring,
  accounts: Sql,
  { hold = false, also = [] as readonly string[] } = {},
): Promise<Desk> {
  const seats = (await seatsOn(db, keyring, accounts)).filter(isOwnerSeat).sort((a, b) => (a.seat < b.seat ? 1 : -1));
  const holders = [...new Set(seats.map((seat) => seat.personId))];
  // People before delegations, in the order in which naming a delegate holds them.
  const near = await peopleState(db, [...holders, ...also], { hold });
  const delegations = await delegationsOf(db, keyring, holders, { hold });
  const delegates = delegations.map((one) => one.delegateId).filter((id) => !near.has(id));
  const people = new Map([...near, ...(await peopleState(db, delegates, { hold: false }))]);
  return { seats, delegations, people, watchers: await watchersAmong(db, [...people.keys()]) };
}

/** Who could decide about access to this account today: owner seats, and delegates of holders who are away. */
export async function possibleDeciders(
  db: EntityManager,
  keyring: Keyring,
  accountId: string,
  now: Date,
  askerId = '',
): Promise<string[]> {
  const desk = await deskOf(db, keyring, sql`(${accountId})`);
  return decidersOf(desk, { accountId, personId: askerId }, now).map(({ personId }) => personId);
}

/** Is the actor accountable for the account's brand? With `hold` they stay so until the transaction ends. */
export async function isAccountableFor(
  { db, actor }: Pick<Operation, 'db' | 'actor'>,
  keyring: Keyring,
  accountId: string,
  { hold = false } = {},
): Promise<boolean> {
  const { brand } = await accountById(db, accountId);
  return brand !== null && (await brandNamed(db, keyring, brand, { hold }))?.accountableId === actor.id;
}
