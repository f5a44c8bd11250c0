import { possibleDeciders } from '../access/desk.queries.js';
import { accountById } from '../accounts/account.queries.js';
import { brandNamed } from '../accounts/brand.queries.js';
import { ownerSeatsOf } from '../access/standing.js';
import { one, rows, sql } from '../database/sql.js';
import { votersOf } from '../onboarding/deciders.js';
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

/** The people several facts name. */
export const everyNamed =
  (...names: readonly string[]) =>
  (_: Asking, facts: Facts): Recipient[] =>
    people(names.flatMap((name) => (typeof facts[name] === 'string' ? [facts[name]] : [])));

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

/** The person themselves, and every admin. */
export const personAndAdmins: To = async (asking, facts) =>
  people([id(facts, 'personId'), ...(await admins(asking, facts)).map(({ personId }) => personId)]);

/** Owner seats, admins and auditors: who must know of an emergency at once. Whoever caused it knows. */
export const supervisors: To = async (asking, facts) => {
  const owners = await accountOwners(asking, facts);
  const { admins, auditors } = await rolesInForce(asking.db, asking.keyring);
  const all = [...owners.map(({ personId }) => personId), ...admins, ...auditors];
  return people(all.filter((personId) => personId !== facts['personId']));
};

/** Whoever opened the departure file; admins where that was nobody who is here, such as the HR system, or the leaver. */
export const coordinators: To = async (asking, facts) => {
  const found = await rows<{ openedBy: string }>(
    asking.db,
    sql`select opened_by as "openedBy" from offboarding_case k join person p on p.id = k.opened_by
        where k.id = ${id(facts, 'caseId')} and p.cut_at is null and p.id <> k.person_id`,
  );
  return found.length > 0 ? people(found.map(({ openedBy }) => openedBy)) : admins(asking, facts);
};

/** … whoever did it knows. */
export const coordinatorsBut: To = async (asking, facts) =>
  (await coordinators(asking, facts)).filter(({ personId }) => personId !== facts['personId']);

/** Whose the tasks are; whoever sees to the case where they are nobody's in particular. */
export const doers: To = async (asking, facts) =>
  typeof facts['personId'] === 'string' ? people([facts['personId']]) : coordinators(asking, facts);

/** Who opened the departure file and who keeps the account; neither the leaver nor whoever did it. */
export const keepersAndCoordinator: To = async (asking, facts) => {
  const all = [...(await coordinators(asking, facts)), ...(await accountOwners(asking, facts))];
  const silent = [facts['leaverId'], facts['personId']];
  return people(all.map(({ personId }) => personId).filter((personId) => !silent.includes(personId)));
};

/** Admins; whom it is about is not told of themselves, and whoever did it knows. */
export const adminsBut: To = async (asking, facts) =>
  (await admins(asking, facts)).filter(({ personId }) => personId !== facts['personId'] && personId !== facts['by']);

/** Owner seats of the account the message is about, where there is one, and admins; whoever did it knows. */
export const ownersAndAdmins: To = async (asking, facts) => {
  const owners = typeof facts['accountId'] === 'string' ? await accountOwners(asking, facts) : [];
  const all = [...owners, ...(await admins(asking, facts))].map(({ personId }) => personId);
  return people(all.filter((personId) => personId !== facts['personId']));
};

/** Who knows of the emergency, and whom it lets in; whoever confirmed it knows. */
export const toldOfConfirmation: To = async (asking, facts) => {
  const all = [id(facts, 'personId'), ...(await supervisors(asking, facts)).map(({ personId }) => personId)];
  return people(all.filter((personId) => personId !== facts['confirmerId']));
};

/**
 * Who has to know how a departure goes on: who opened it, admins, the leaver's manager, the successors and the leaver. Of one
 * that is prepared behind the leaver's back only the first two.
 */
export const concernedByCase: To = async (asking, facts) => {
  const kase = sql`k.id = ${id(facts, 'caseId')}`;
  const near = facts['hidden'] === true ? sql`${kase} and k.status <> 'open'` : kase;
  const found = await rows<{ id: string }>(
    asking.db,
    sql`select p.id from offboarding_case k join person p on p.id = k.opened_by where ${kase}
        union select k.person_id from offboarding_case k where ${near}
        union select p.manager_id from offboarding_case k join person p on p.id = k.person_id
          where ${near} and p.manager_id is not null
        union select h.successor_id from handover h join offboarding_case k on k.id = h.case_id
          where ${near} and h.successor_id is not null`,
  );
  return people([...found.map((row) => row.id), ...(await admins(asking, facts)).map(({ personId }) => personId)]);
};

interface AskedFor {
  brand: string;
  requesterId: string;
}

const askedFor = ({ db }: Asking, facts: Facts): Promise<AskedFor | null> =>
  one(db, sql`select brand, requester_id as "requesterId" from account_request where id = ${id(facts, 'requestId')}`);

/** Who could decide about the new account today, the one who asks left out. */
export const votersOnRequest: To = async (asking, facts) => {
  const asked = await askedFor(asking, facts);
  if (!asked) return [];
  const voters = await votersOf(asking.db, asking.keyring, asked.brand, null);
  return people([...voters.keys()].filter((personId) => personId !== asked.requesterId));
};

export const askerAndVoters: To = async (asking, facts) => {
  const asked = await askedFor(asking, facts);
  const voters = await votersOnRequest(asking, facts);
  return people([...(asked ? [asked.requesterId] : []), ...voters.map(({ personId }) => personId)]);
};

/** Both sides of a request, whoever wrote left out. */
export const partiesOfRequest: To = async (asking, facts) =>
  (await askerAndVoters(asking, facts)).filter(({ personId }) => personId !== facts['personId']);
