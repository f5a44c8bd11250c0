import type { EntityManager } from 'typeorm';
import { liveGrant } from '../access/grant.queries.js';
import { accountsOn, channelsOn, endOf } from '../accounts/history.js';
import { oursNow, type Ours } from '../accounts/reliance.queries.js';
import { join, list, raw, rows, sql, type Sql } from '../database/sql.js';
import type { RunbookShelf } from '../handover/runbook.service.js';
import { day, iso } from '../kernel/clock.js';
import { dayIn } from '../kernel/zone.js';
import type { Keyring } from '../keyring/keyring.js';
import type { Operation } from '../operation/operation.js';
import type { PersonRole } from '../people/person.entity.js';
import { isAuthenticRole } from '../people/role.mac.js';
import type { Catalogue } from '../platforms/catalogue.service.js';
import type { Catalogue as CatalogueFacts } from '../platforms/platform.js';
import { charterOn, type PolicyNumber } from '../policies/policy.queries.js';
import type { Settings } from '../settings/settings.js';
import type { ForgedRows } from './forged-rows.js';

/** What a look over the whole register needs to know first. Conditions are over the alias they are given. */
export interface Look {
  readonly db: EntityManager;
  readonly keyring: Keyring;
  readonly now: Date;
  /** The UTC day looked at. */
  readonly today: string;
  /** Greater than every instant that counts. */
  readonly end: string;
  /** Another day than today: rows that are kept with their history are read as they were at its end. */
  readonly isPast: boolean;
  /** The table of accounts as of the day; give it the alias `a`. */
  readonly accounts: Sql;
  /** The table of recovery channels as of the day. */
  readonly channels: Sql;
  /** Made with the root key. A row put back from an older copy still passes here, as it does in the exports. */
  readonly believed: (table: 'access_grant' | 'seat', alias: string) => Sql;
  /** A believed grant that is live on the day. */
  readonly live: (alias: string) => Sql;
  /** A believed seat held on the day. */
  readonly seated: (alias: string) => Sql;
  /** A person whose last day is over where they work, or who was cut. */
  readonly gone: (alias: string) => Sql;
  /** An address or a number that was the organisation's on the day. */
  readonly ours: Ours;
  /** People who hold the role hr or auditor. */
  readonly watchers: readonly string[];
  /** Days between two signs of life, by platform. */
  readonly keepAlive: ReadonlyMap<string, number>;
  /** Platforms on which another organisation comes in as a partner, not as its people. */
  readonly partnered: readonly string[];
  readonly charter: PolicyNumber | null;
  /** Names that several people bear: they are told apart by their address. */
  readonly homonyms: ReadonlySet<string>;
  readonly settings: Settings;
  /** Which steps of a departure do what. */
  readonly shelf: RunbookShelf;
  /** What is known of platforms. */
  readonly catalogue: CatalogueFacts;
}

/** The role by which the catalogue says it. */
const PARTNER = 'partner';

/** Where and when a look is taken. */
export type Moment = Pick<Operation, 'db' | 'now'>;

interface Sources {
  forgedRows: ForgedRows;
  keyring: Keyring;
  catalogue: Catalogue;
  settings: Settings;
  shelf: RunbookShelf;
}

/** `on` other than today asks what the dated rows say of the end of that UTC day. */
export async function lookOver(
  op: Moment,
  { forgedRows, keyring, catalogue, settings, shelf }: Sources,
  on?: string,
): Promise<Look> {
  const { db, now } = op;
  const today = on ?? day(now);
  const isPast = today !== day(now);
  const forged = await forgedRows.on(op, keyring, today);
  const believed: Look['believed'] = (table, alias) =>
    forged[table].length === 0 ? raw('1 = 1') : sql`${raw(alias)}.id not in ${list(forged[table])}`;
  const known = await catalogue.all(db);
  const platforms = [...known.platforms.values()];
  return {
    db,
    keyring,
    now,
    today,
    end: endOf(today),
    isPast,
    accounts: isPast ? accountsOn(today) : raw('account'),
    channels: isPast ? channelsOn(today) : raw('recovery_channel'),
    believed,
    live: (alias) => sql`${liveGrant(alias, today)} and ${believed('access_grant', alias)}`,
    seated: (alias) => sql`${raw(alias)}.since <= ${today} and (${raw(alias)}.ended_on is null
      or ${raw(alias)}.ended_on > ${today}) and ${believed('seat', alias)}`,
    gone: await goneBy(db, isPast ? lastInstantOf(today) : now),
    ours: await oursNow(db, settings, isPast ? iso(lastInstantOf(today)) : undefined),
    watchers: await watchersOf(db, keyring, endOf(today)),
    keepAlive: new Map(
      platforms.flatMap(({ id, keepAliveDays }) => (keepAliveDays === null ? [] : [[id, keepAliveDays]])),
    ),
    partnered: platforms.filter(({ roles }) => roles.some((role) => role.id === PARTNER)).map(({ id }) => id),
    charter: await charterOn(db, today),
    homonyms: await homonymsIn(db),
    catalogue: known,
    settings,
    shelf,
  };
}

const lastInstantOf = (today: string): Date => new Date(`${today}T23:59:59.999Z`);

/** A last day lasts until midnight where the person works: only zones where it is another day than in UTC are named. */
async function goneBy(db: EntityManager, now: Date): Promise<Look['gone']> {
  const zones = await rows<{ zone: string }>(db, sql`select distinct time_zone as zone from person`);
  const elsewhere = zones.map(({ zone }) => ({ zone, on: dayIn(zone, now) })).filter(({ on }) => on !== day(now));
  return (alias) => {
    const p = raw(alias);
    const named = elsewhere.map(({ zone, on }) => sql`when ${p}.time_zone = ${zone} then ${on}`);
    const there = named.length === 0 ? sql`${day(now)}` : sql`case ${join(named, ' ')} else ${day(now)} end`;
    return sql`((${p}.cut_at is not null and ${p}.cut_at <= ${iso(now)}) or (${p}.last_day is not null and ${p}.last_day < ${there}))`;
  };
}

async function homonymsIn(db: EntityManager): Promise<Set<string>> {
  const found = await rows<{ name: string }>(
    db,
    sql`select full_name as name from person group by full_name having count(*) > 1`,
  );
  return new Set(found.map(({ name }) => name));
}

async function watchersOf(db: EntityManager, keyring: Keyring, end: string): Promise<string[]> {
  const found = await rows<PersonRole>(
    db,
    sql`select id, person_id as "personId", role, since, given_by as "givenBy", ended_at as "endedAt", version, mac
        from person_role where since < ${end} and (ended_at is null or ended_at >= ${end}) and role in ('hr', 'auditor')`,
  );
  return [...new Set(found.filter((row) => isAuthenticRole(keyring, row)).map((row) => row.personId))];
}
