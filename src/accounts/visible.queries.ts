import { list, rows, sql, type Sql } from '../database/sql.js';
import { day } from '../kernel/clock.js';
import type { Keyring, MacField } from '../keyring/keyring.js';
import { holds, type Actor } from '../operation/actor.js';
import type { Operation } from '../operation/operation.js';
import type { Account, Seat } from './account.entity.js';
import { findAccount } from './account.queries.js';
import { AccountFailures } from './accounts.failures.js';
import { isNewest } from './mark.rules.js';
import { isAuthenticSeat } from './seat.mac.js';

/** Admins, auditors and hr see the whole register; everybody else what they hold a seat or a live grant on. */
export const seesWholeRegister = (actor: Actor): boolean => holds(actor, 'admin', 'auditor', 'hr', 'machine', 'system');

interface SeatRow extends Seat {
  leaf: string | null;
}

interface GrantRow {
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
): Promise<{ seats: string[]; grants: string[] }> {
  const personId = op.actor.id;
  const seats = await rows<SeatRow>(
    op.db,
    sql`select id, account_id as "accountId", person_id as "personId", seat, since, given_by as "givenBy", ended_at as "endedAt",
          version, mac, ${leafOf('seat')} from seat where ${liveSeat(personId)}${onAccount(accountId)}`,
  );
  const grants = await grantRows(op, accountId);
  return {
    seats: seats
      .filter((row) => !isAuthenticSeat(keyring, row) || !isNewest(row.version, row.leaf))
      .map((row) => row.id),
    grants: grants
      .filter((row) => !keyring.macMatches('grant', row.fields, row.mac) || !isNewest(row.version, row.leaf))
      .map((row) => row.id),
  };
}

/** Grants live one floor above: only what their MAC binds is read here, in its order (a test holds both together). */
async function grantRows(op: Operation, accountId?: string): Promise<GrantRow[]> {
  const found = await rows<Record<string, string | number | null>>(
    op.db,
    sql`select id, account_id, person_id, level, since, until, status, ended_on, requested_by, approved_by, version,
          group_grant_id, mac, ${leafOf('grant')}
        from access_grant where ${liveGrant(op.actor.id, day(op.now))}${onAccount(accountId)}`,
  );
  return found.map(({ mac, leaf, ...bound }) => ({
    id: String(bound['id']),
    version: Number(bound['version']),
    mac: String(mac),
    fields: grantFields(bound),
    leaf: leaf as string | null,
  }));
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

export const grantFields = (row: Record<string, MacField>): MacField[] => [
  ...GRANT_FIELDS.map((field) => row[field] ?? null),
  ...(row['group_grant_id'] == null ? [] : [row['group_grant_id']]),
];

/** The one condition on `account a` that says what the actor sees; null when that is everything. */
export async function visibleTo(op: Operation, keyring: Keyring, accountId?: string): Promise<Sql | null> {
  if (seesWholeRegister(op.actor)) return null;
  const { seats, grants } = await unbelieved(op, keyring, accountId);
  const except = (ids: string[]): Sql => (ids.length === 0 ? sql`` : sql` and id not in ${list(ids)}`);
  return sql`a.id in (
    select account_id from seat where ${liveSeat(op.actor.id)}${except(seats)}
    union select account_id from access_grant where ${liveGrant(op.actor.id, day(op.now))}${except(grants)})`;
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
