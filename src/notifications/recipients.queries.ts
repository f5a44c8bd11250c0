import { possibleDeciders } from '../access/desk.queries.js';
import { accountById } from '../accounts/account.queries.js';
import { brandNamed } from '../accounts/brand.queries.js';
import { ownerSeatsOf } from '../access/standing.js';
import { rows, sql } from '../database/sql.js';
import { rolesInForce } from '../people/role.queries.js';
import type { Asking, Facts, Recipient } from './mail-topic.js';

type To = (asking: Asking, facts: Facts) => Promise<Recipient[]>;

const people = (ids: readonly string[]): Recipient[] => [...new Set(ids)].map((personId) => ({ personId }));
const id = (facts: Facts, name: string): string => String(facts[name] ?? '');

/** The person a fact names. */
export const named =
  (fact: string) =>
  (_: Asking, facts: Facts): Recipient[] =>
    typeof facts[fact] === 'string' ? people([facts[fact]]) : [];

/** Whoever could decide about access to the account today, the one who asks left out. */
export const deciders: To = async ({ db, keyring, now }, facts) => {
  return people(await possibleDeciders(db, keyring, id(facts, 'accountId'), now, id(facts, 'personId')));
};

/** Owner and backup owner of the account. */
export const accountOwners: To = async ({ db, keyring }, facts) =>
  people((await ownerSeatsOf(db, keyring, id(facts, 'accountId'))).map((seat) => seat.personId));

export const personAndOwners: To = async (asking, facts) => {
  const owners = await accountOwners(asking, facts);
  return people([id(facts, 'personId'), ...owners.map(({ personId }) => personId)]);
};

/** Admins, and whoever is accountable for the account's brand. */
export const beyondSeats: To = async (asking, facts) => {
  const { db, keyring } = asking;
  const { brand } = await accountById(db, id(facts, 'accountId'));
  const accountable = brand === null ? null : await brandNamed(db, keyring, brand);
  const all = [...(await rolesInForce(db, keyring)).admins, ...(accountable ? [accountable.accountableId] : [])];
  return people(all.filter((personId) => personId !== facts['personId']));
};

export const admins: To = async (asking) => people((await rolesInForce(asking.db, asking.keyring)).admins);

/** Owner seats, admins and auditors: who must know of an emergency at once. Whoever caused it knows. */
export const supervisors: To = async (asking, facts) => {
  const owners = await accountOwners(asking, facts);
  const { admins, auditors } = await rolesInForce(asking.db, asking.keyring);
  const all = [...owners.map(({ personId }) => personId), ...admins, ...auditors];
  return people(all.filter((personId) => personId !== facts['personId']));
};

/** Whoever opened the departure file. */
export const coordinators: To = async ({ db }, facts) => {
  const found = await rows<{ openedBy: string }>(
    db,
    sql`select opened_by as "openedBy" from offboarding_case k join person p on p.id = k.opened_by where k.id = ${id(facts, 'caseId')}`,
  );
  return people(found.map(({ openedBy }) => openedBy));
};
