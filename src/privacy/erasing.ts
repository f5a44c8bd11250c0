import type { EntityManager } from 'typeorm';
import { keepAccounts, keepChannels } from '../accounts/history.js';
import { join, list, raw, rows, run, sql, type Sql } from '../database/sql.js';
import { iso } from '../kernel/clock.js';
import { searchTextOf } from '../people/person.rules.js';
import { pseudonymOf, withoutContacts } from './erasure.rules.js';

interface Act {
  readonly db: EntityManager;
  readonly now: Date;
}

/** How many records of each kind were emptied or removed. */
export type Erased = Record<string, number>;

/**
 * Takes everything away by which these people could be reached or could sign in: addresses, phones, public profiles, passwords and
 * factors, mails to them, and the texts beside the log that say any of it. Names stay, and ids: the register, the certificates and
 * the log go on saying who did and held what. A few statements, however many people; the caller holds their records and records.
 */
export async function eraseContacts(act: Act, ids: readonly string[], eraseSteps: readonly string[]): Promise<Erased> {
  const { db } = act;
  const people = list(ids);
  const contacts = list(await contactsOf(db, people));
  const counted = {
    log: await run(db, beside(people, contacts)),
    mails: await forgetMails(db, ids, people),
    profiles: await run(db, sql`delete from native_identity where person_id in ${people}`),
    signIns: await forgetSignIns(db, people),
    channels: await emptyChannels(act, people),
    closedAccounts: await emptyAccounts(act, contacts),
    frozenLists: await emptyFrozenLists(db, people),
  };
  await writePeople(act, ids);
  await run(
    db,
    sql`update task set status = 'done', completed_by = 'system', completed_at = ${iso(act.now)}, blocked_reason = ${null},
          version = version + 1
        where status in ('open', 'started', 'blocked') and code in ${list(eraseSteps)}
          and case_id in (select k.id from offboarding_case k where k.status = 'closed' and k.person_id in ${people})`,
  );
  return Object.fromEntries(Object.entries(counted).filter(([, n]) => n > 0));
}

/**
 * Their addresses and private mailboxes and phones, as they are written and in lower case. What somebody else is reached by is
 * not theirs, whoever wrote it down as a mailbox of theirs.
 */
async function contactsOf(db: EntityManager, people: Sql): Promise<string[]> {
  const found = await rows<{ value: string }>(
    db,
    sql`select work_email as value from person where id in ${people} union select email_key from person where id in ${people}
        union select value from recovery_channel where belongs_to = 'person' and holder_id in ${people}`,
  );
  const others = await rows<{ key: string }>(
    db,
    sql`select email_key as key from person where id not in ${people} and email_key in ${list(found.map(({ value }) => value.toLowerCase()))}`,
  );
  const kept = new Set(others.map(({ key }) => key));
  const own = found.filter(({ value }) => !kept.has(value.toLowerCase()));
  return [...new Set(own.flatMap(({ value }) => [value, value.toLowerCase()]))];
}

/** Texts and salts of lines about them, and of whatever lines name one of their contacts: the lines and their proofs stay. */
const beside = (people: Sql, contacts: Sql): Sql => sql`delete from ledger_personal where entry_id in (
    select l.entry_id from person p join ledger_subject s on s.subject = 'person:' || p.id
    join ledger_leaf l on l.position = s.position where p.id in ${people})
  or lower(payload) in ${contacts}`;

/** Mails to them, and messages that carry an address of theirs: those about a new address. */
async function forgetMails(db: EntityManager, ids: readonly string[], people: Sql): Promise<number> {
  const told = join(
    ids.map((id) => sql`facts like ${`%${id}%`}`),
    ' or ',
  );
  const mails = await run(
    db,
    sql`delete from mail where person_id in ${people} or (topic = 'person.address_changed' and (${told}))`,
  );
  return mails + (await run(db, sql`delete from outbox where topic = 'person.address_changed' and (${told})`));
}

async function forgetSignIns(db: EntityManager, people: Sql): Promise<number> {
  let gone = 0;
  for (const table of ['session', 'one_time_link', 'coming_factor', 'recovery_codes', 'second_factor', 'sign_in'])
    gone += await run(db, sql`delete from ${raw(table)} where person_id in ${people}`);
  return gone;
}

/** A private mailbox or phone leaves an empty place: what relied on it once stays told apart. */
async function emptyChannels(act: Act, people: Sql): Promise<number> {
  const found = await rows<{ id: string }>(
    act.db,
    sql`update recovery_channel set value = 'erased:' || id, label = ${null}, notes = ${null}, version = version + 1
        where belongs_to = 'person' and holder_id in ${people} returning id`,
  );
  await keepChannels(
    act,
    found.map(({ id }) => id),
  );
  return found.length;
}

/** Accounts in use hold the erasure up; closed ones, and what the register once said of any, name the contacts no more. */
async function emptyAccounts(act: Act, contacts: Sql): Promise<number> {
  const changed: string[] = [];
  for (const column of ['registration_email', 'recovery_phone'].map(raw)) {
    const found = await rows<{ id: string }>(
      act.db,
      sql`update account set search_text = replace(search_text, lower(${column}), ''), ${column} = ${null}, version = version + 1
          where status = 'closed' and ${column} in ${contacts} returning id`,
    );
    changed.push(...found.map(({ id }) => id));
  }
  await keepAccounts(act, [...new Set(changed)]);
  for (const column of ['registration_email', 'recovery_phone'].map(raw))
    await run(act.db, sql`update account_history set ${column} = ${null} where ${column} in ${contacts}`);
  return changed.length;
}

/** The hash in the log and on the certificate is of the list as it was; that it was emptied is in the log as well. */
async function emptyFrozenLists(db: EntityManager, people: Sql): Promise<number> {
  const found = await rows<{ id: string; list: string }>(
    db,
    sql`select id, frozen_list as list from offboarding_case where person_id in ${people} order by id`,
  );
  if (found.length === 0) return 0;
  const emptied = byId(found.map(({ id, list: text }) => [id, withoutContacts(text)] as const));
  return run(
    db,
    sql`update offboarding_case set frozen_list = ${emptied} where id in ${list(found.map(({ id }) => id))}`,
  );
}

async function writePeople({ db, now }: Act, ids: readonly string[]): Promise<void> {
  const found = await rows<{ id: string; fullName: string }>(
    db,
    sql`select id, full_name as "fullName" from person where id in ${list(ids)}`,
  );
  const address = byId(found.map(({ id }) => [id, pseudonymOf(id)] as const));
  const search = byId(
    found.map(({ id, fullName }) => [id, searchTextOf({ fullName, workEmail: pseudonymOf(id) })] as const),
  );
  await run(
    db,
    sql`update person set work_email = ${address}, email_key = ${address}, search_text = ${search}, absence_from = ${null},
          absence_until = ${null}, bounced_at = ${null}, bounced_key = ${null},
          erased_at = ${iso(now)}, version = version + 1 where id in ${list(ids)}`,
  );
}

/** One value for each id. */
const byId = (values: readonly (readonly [id: string, value: string])[]): Sql =>
  sql`case id ${join(
    values.map(([id, value]) => sql`when ${id} then ${value}`),
    ' ',
  )} end`;
