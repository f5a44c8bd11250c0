import { list, raw, rows, sql, type Sql } from '../database/sql.js';
import { day, iso } from '../kernel/clock.js';
import type { Keyring, MacField } from '../keyring/keyring.js';
import { holds, type Actor } from '../operation/actor.js';
import type { Operation } from '../operation/operation.js';
import type { Account, Seat } from './account.entity.js';
import { findAccount } from './account.queries.js';
import { AccountFailures } from './accounts.failures.js';
import { isNewest } from './mark.rules.js';
import { isAuthenticSeat } from './seat.mac.js';

/** Admins, auditors and hr see the whole register; others what they hold a seat or a live grant on, or broke the glass of. */
export const seesWholeRegister = (actor: Actor): boolean => holds(actor, 'admin', 'auditor', 'hr', 'machine', 'system');

interface SeatRow extends Seat {
  leaf: string | null;
}

/** A row of the room above: only what its MAC binds is read here. */
interface BoundRow {
  id: string;
  version: number;
  mac: string;
  fields: MacField[];
  leaf: string | null;
}

const onAccount = (accountId: string | undefined): Sql =>
  accountId === undefined ? sql`` : sql` and account_id = ${accountId}`;

const liveSeat = (personId: string): Sql => sql`person_id = ${personId} and ended_at is null`;
const liveGrant = (personId: string, today: string): Sql =>
  sql`person_id = ${personId} and since <= ${today} and (ended_on is null or ended_on > ${today}) and (until is null or until >= ${today})`;

const leafOf = (kind: string): Sql =>
  sql`(select body from ledger_leaf where mark = ${`${kind}:`} || id order by position desc limit 1) as leaf`;

/** Rows in the database that nobody gave: they open nothing. Almost always none. */
async function unbelieved(
  op: Operation,
  keyring: Keyring,
  accountId?: string,
): Promise<{ seats: string[]; grants: string[]; openings: string[] }> {
  const personId = op.actor.id;
  const seats = await rows<SeatRow>(
    op.db,
    sql`select id, account_id as "accountId", person_id as "personId", seat, since, given_by as "givenBy", ended_at as "endedAt",
          version, mac, ${leafOf('seat')} from seat where ${liveSeat(personId)}${onAccount(accountId)}`,
  );
  const grants = await grantRows(op, accountId);
  const openings = await openingRows(op, accountId);
  const forged = (purpose: string, found: readonly BoundRow[]): string[] =>
    found
      .filter((row) => !keyring.macMatches(purpose, row.fields, row.mac) || !isNewest(row.version, row.leaf))
      .map((row) => row.id);
  return {
    seats: seats
      .filter((row) => !isAuthenticSeat(keyring, row) || !isNewest(row.version, row.leaf))
      .map((row) => row.id),
    grants: forged('grant', grants),
    openings: forged('break_glass_opening', openings),
  };
}

/** Grants live one floor above: only what their MAC binds is read here, in its order (a test holds both together). */
async function grantRows(op: Operation, accountId?: string): Promise<BoundRow[]> {
  const found = await rows<Record<string, string | number | null>>(
    op.db,
    sql`select id, account_id, person_id, level, since, until, status, ended_on, requested_by, approved_by, version,
          group_grant_id, mac, ${leafOf('grant')}
        from access_grant where ${liveGrant(op.actor.id, day(op.now))}${onAccount(accountId)}`,
  );
  return found.map((row) => boundRow(row, grantFields(row)));
}

/** Emergencies that are open: those that wait for a second person show nothing yet. */
async function openingRows(op: Operation, accountId?: string): Promise<BoundRow[]> {
  const found = await rows<Record<string, string | number | null>>(
    op.db,
    sql`select ${raw(OPENING_FIELDS.join(', '))}, mac, ${leafOf('opening')}
        from break_glass_opening where ${openNow(op)}${onAccount(accountId)}`,
  );
  return found.map((row) => boundRow(row, openingFields(row)));
}

const openNow = (
  op: Operation,
): Sql => sql`person_id = ${op.actor.id} and ended_at is null and expires_at > ${iso(op.now)}
  and (second_person = 'not_needed' or confirmed_at is not null)`;

function boundRow(row: Record<string, string | number | null>, fields: MacField[]): BoundRow {
  return {
    id: String(row['id']),
    version: Number(row['version']),
    mac: String(row['mac']),
    fields,
    leaf: row['leaf'] as string | null,
  };
}

const GRANT_FIELDS = [
  'id',
  'account_id',
  'person_id',
  'level',
  'since',
  'until',
  'status',
  'ended_on',
  'requested_by',
  'approved_by',
  'version',
];

const OPENING_FIELDS = [
  'id',
  'account_id',
  'person_id',
  'right_id',
  'opened_at',
  'expires_at',
  'second_person',
  'confirmed_by',
  'confirmed_at',
  'ended_at',
  'outcome',
  'reviewed_by',
  'reviewed_at',
  'version',
];

export const grantFields = (row: Record<string, MacField>): MacField[] => [
  ...GRANT_FIELDS.map((field) => row[field] ?? null),
  ...(row['group_grant_id'] == null ? [] : [row['group_grant_id']]),
];

export const openingFields = (row: Record<string, MacField>): MacField[] =>
  OPENING_FIELDS.map((field) => row[field] ?? null);

/** The one condition on `account a` that says what the actor sees; null when that is everything. */
export async function visibleTo(op: Operation, keyring: Keyring, accountId?: string): Promise<Sql | null> {
  if (seesWholeRegister(op.actor)) return null;
  const { seats, grants, openings } = await unbelieved(op, keyring, accountId);
  const except = (ids: string[]): Sql => (ids.length === 0 ? sql`` : sql` and id not in ${list(ids)}`);
  return sql`a.id in (
    select account_id from seat where ${liveSeat(op.actor.id)}${except(seats)}
    union select account_id from access_grant where ${liveGrant(op.actor.id, day(op.now))}${except(grants)}
    union select account_id from break_glass_opening where ${openNow(op)}${except(openings)})`;
}

/** For acts on what hangs on an account, which then is unknown itself. */
export const isVisible = async (op: Operation, id: string, keyring: Keyring): Promise<boolean> =>
  (await findAccount(op.db, id, await visibleTo(op, keyring, id))) !== null;

/** The account, or account.unknown as for one that does not exist. */
export async function visibleAccount(op: Operation, id: string, keyring: Keyring): Promise<Account> {
  const account = await findAccount(op.db, id, await visibleTo(op, keyring, id));
  if (!account) throw AccountFailures.UNKNOWN();
  return account;
}
