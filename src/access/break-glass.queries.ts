import type { EntityManager } from 'typeorm';
import { isNewest } from '../accounts/mark.rules.js';
import { forUpdate, raw, rows, sql, type Sql } from '../database/sql.js';
import { day, iso } from '../kernel/clock.js';
import type { Keyring } from '../keyring/keyring.js';
import type { BreakGlassRight, Opening } from './break-glass.entity.js';
import { isAuthenticOpening, isAuthenticRight } from './break-glass.mac.js';
import { stateOf } from './break-glass.rules.js';

const leafOf = (kind: string, alias: string): Sql =>
  raw(
    `(select l.body from ledger_leaf l where l.mark = '${kind}:' || ${alias}.id order by l.position desc limit 1) as leaf`,
  );

/** The standing rights that `condition` (over `r`) finds and that can be trusted; forged and restored rows are absent. */
export async function provenRights(db: EntityManager, keyring: Keyring, condition: Sql): Promise<BreakGlassRight[]> {
  const found = await rows<BreakGlassRight & { leaf: string | null }>(
    db,
    sql`select r.id, r.person_id as "personId", r.account_id as "accountId", r.until, r.reason, r.given_by as "givenBy",
          r.created_at as "createdAt", r.ended_at as "endedAt", r.ended_by as "endedBy", r.ended_reason as "endedReason",
          r.version, r.mac, ${leafOf('break_glass_right', 'r')} from break_glass_right r where ${condition}`,
  );
  return found
    .filter((row) => isAuthenticRight(keyring, row) && isNewest(row.version, row.leaf))
    .map(({ leaf: _, ...row }) => row);
}

/** `isLiveRight` as a condition over `r`. */
export const liveRight = (today: string): Sql => sql`r.ended_at is null and r.until >= ${today}`;

/** The live right by which a person may open this account, held until the transaction ends; null when there is none. */
export async function heldRightFor(
  db: EntityManager,
  keyring: Keyring,
  personId: string,
  accountId: string,
  now: Date,
): Promise<BreakGlassRight | null> {
  const which = sql`r.person_id = ${personId} and (r.account_id is null or r.account_id = ${accountId}) and ${liveRight(day(now))}`;
  await rows(db, sql`select r.id from break_glass_right r where ${which} order by r.id${forUpdate(db)}`);
  const found = await provenRights(db, keyring, which);
  return found.sort((a, b) => (a.until < b.until ? 1 : -1))[0] ?? null;
}

/** One standing right, held until the transaction ends; null when there is none that can be trusted. */
export async function holdRight(db: EntityManager, keyring: Keyring, id: string): Promise<BreakGlassRight | null> {
  await rows(db, sql`select id from break_glass_right where id = ${id}${forUpdate(db)}`);
  const [right] = await provenRights(db, keyring, sql`r.id = ${id}`);
  return right ?? null;
}

/** Every column of an opening `o` under its property name, and the body of its newest leaf as `leaf`. */
const OPENING_COLUMNS: Sql = sql`o.id, o.account_id as "accountId", o.person_id as "personId", o.right_id as "rightId",
  o.reason, o.ticket, o.opened_at as "openedAt", o.expires_at as "expiresAt", o.second_person as "secondPerson",
  o.confirmed_by as "confirmedBy", o.confirmed_at as "confirmedAt", o.ended_at as "endedAt", o.ended_by as "endedBy",
  o.outcome, o.reviewed_by as "reviewedBy", o.reviewed_at as "reviewedAt", o.review_reason as "reviewReason",
  o.version, o.mac, ${leafOf('opening', 'o')}`;

type MarkedOpening = Opening & { leaf: string | null };

export const isProvenOpening = (keyring: Keyring, row: Opening & { leaf: string | null }): boolean =>
  isAuthenticOpening(keyring, row) && isNewest(row.version, row.leaf);

/** Openings as they stand in the table, with what the log knows of them. */
export const markedOpenings = (db: EntityManager, condition: Sql, tail: Sql = raw('')): Promise<MarkedOpening[]> =>
  rows(db, sql`select ${OPENING_COLUMNS} from break_glass_opening o where ${condition}${tail}`);

/** The openings that `condition` (over `o`) finds and that can be trusted. */
export async function provenOpenings(
  db: EntityManager,
  keyring: Keyring,
  condition: Sql,
  tail: Sql = raw(''),
): Promise<Opening[]> {
  const found = await markedOpenings(db, condition, tail);
  return found.filter((row) => isProvenOpening(keyring, row)).map(({ leaf: _, ...row }) => row);
}

/** One opening, held until the transaction ends; null when there is none that can be trusted. */
export async function holdOpening(db: EntityManager, keyring: Keyring, id: string): Promise<Opening | null> {
  await rows(db, sql`select id from break_glass_opening where id = ${id}${forUpdate(db)}`);
  const [opening] = await provenOpenings(db, keyring, sql`o.id = ${id}`);
  return opening ?? null;
}

/** Neither over nor ended, whether or not it waits for a second person; the rule `stateOf` says which. */
export const notOver = (alias: string, now: string): Sql =>
  sql`${raw(alias)}.ended_at is null and ${raw(alias)}.expires_at > ${now}`;

/** What a person has open right now, on one account or all, and what claims to be open and cannot be trusted. */
export async function openingsInForce(
  db: EntityManager,
  keyring: Keyring,
  { personId, accountId, now }: { personId: string; accountId?: string | undefined; now: Date },
): Promise<{ open: Opening[]; unproven: Opening[] }> {
  const there = accountId === undefined ? raw('') : sql` and o.account_id = ${accountId}`;
  const found = await markedOpenings(db, sql`o.person_id = ${personId}${there} and ${notOver('o', iso(now))}`);
  return {
    open: found.filter((row) => isProvenOpening(keyring, row) && stateOf(row, iso(now)) === 'open'),
    unproven: found.filter((row) => !isProvenOpening(keyring, row)),
  };
}

/** Live role rows of a person, forged or not: a role that forbids must not be switched off by spoiling its MAC. */
export async function claimedRoles(db: EntityManager, personId: string): Promise<string[]> {
  const found = await rows<{ role: string }>(
    db,
    sql`select role from person_role where person_id = ${personId} and ended_at is null`,
  );
  return found.map(({ role }) => role);
}

/** What left the vault or went into it under an opening, oldest first, as the log has it. */
export interface Done {
  action: string;
  at: string;
  body: string;
}

export const doneUnder = (db: EntityManager, openingId: string): Promise<Done[]> =>
  rows(
    db,
    sql`select l.action, l.time as at, l.body from ledger_subject s join ledger_leaf l on l.position = s.position
        where s.subject = ${`opening:${openingId}`} and l.outcome = 'done' and l.action like 'credential.%'
        order by l.position limit 1000`,
  );
