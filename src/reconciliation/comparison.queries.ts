import type { EntityManager } from 'typeorm';
import { OWNER_SEATS } from '../accounts/seat.rules.js';
import { list, raw, rows, sql, type Sql } from '../database/sql.js';
import type { Keyring } from '../keyring/keyring.js';
import { differencesOf, type Capture, type Difference, type Held, type Seen, type Side } from './difference.rules.js';
import { isAuthenticException } from './exception.mac.js';
import type { NativeException } from './reconciliation.entity.js';

/** What of the register is to be believed today; conditions are over the alias they are given. */
export interface Believed {
  today: string;
  live(alias: string): Sql;
  seated(alias: string): Sql;
  /** Left out: every account that is not closed. */
  accountId?: string;
}

export interface Compared extends Difference {
  /** Who explained it away, why and until when; null while nobody did. */
  accepted: NativeException | null;
}

type CaptureRow = Omit<Capture, 'rows'> & { accountId: string; accessModel: string; place: 'newest' | 'another' };

const onlyOn = (accountId: string | undefined, column: string): Sql =>
  accountId === undefined ? raw('') : sql` and ${raw(column)} = ${accountId}`;

/** The newest list of each account, and its newest one by somebody else than the author of that. */
const newestLists = ({ accountId }: Believed): Sql => sql`
  with ranked as (
    select c.id, c.account_id, c.captured_on, c.captured_by, a.access_model,
      row_number() over (partition by c.account_id order by c.captured_on desc, c.id desc) as place,
      first_value(c.captured_by) over (partition by c.account_id order by c.captured_on desc, c.id desc) as author
    from native_capture c join account a on a.id = c.account_id
    where a.status <> 'closed'${onlyOn(accountId, 'a.id')}),
  others as (
    select id, account_id, captured_on, captured_by, access_model,
      row_number() over (partition by account_id order by captured_on desc, id desc) as place
    from ranked where captured_by <> author)
  select id, account_id, captured_on, captured_by, access_model, 'newest' as place from ranked where place = 1
  union all select id, account_id, captured_on, captured_by, access_model, 'another' from others where place = 1`;

/** Every difference between the lists and the register, also those that somebody explained away. */
export async function compare(db: EntityManager, keyring: Keyring, believed: Believed): Promise<Compared[]> {
  const excused = await exceptions(db, keyring, believed);
  return (await sides(db, believed)).flatMap((side) =>
    differencesOf(side).map((difference) => ({
      ...difference,
      accepted: excused.get(`${difference.accountId}\n${difference.key}`) ?? null,
    })),
  );
}

async function sides(db: EntityManager, believed: Believed): Promise<Side[]> {
  const captures = await rows<CaptureRow>(
    db,
    sql`select l.id, l.account_id as "accountId", l.captured_on as "capturedOn", l.captured_by as "capturedBy",
          l.access_model as "accessModel", l.place from (${newestLists(believed)}) l`,
  );
  if (captures.length === 0) return [];
  const seen = grouped(await rowsOf(db, believed), (row) => row.captureId);
  const grants = grouped(await grantsOf(db, believed), (grant) => grant.accountId);
  const seated = grouped(await seatsOf(db, believed), (seat) => seat.accountId);
  const whole = ({ id, capturedOn, capturedBy }: CaptureRow): Capture => ({
    id,
    capturedOn,
    capturedBy,
    rows: seen.get(id) ?? [],
  });
  const another = new Map(captures.filter((row) => row.place === 'another').map((row) => [row.accountId, whole(row)]));
  return captures
    .filter((row) => row.place === 'newest')
    .map((row) => ({
      accountId: row.accountId,
      accessModel: row.accessModel,
      newest: whole(row),
      byAnother: another.get(row.accountId) ?? null,
      grants: grants.get(row.accountId) ?? [],
      seated: (seated.get(row.accountId) ?? []).map(({ personId }) => personId),
    }));
}

type RowRead = Omit<Seen, 'levels' | 'candidates'> & { levels: string | null; candidates: string | null };

async function rowsOf(db: EntityManager, believed: Believed): Promise<Seen[]> {
  const found = await rows<RowRead>(
    db,
    sql`select r.capture_id as "captureId", r.number, r.name, r.name_key as "nameKey", r.role, r.levels,
          r.person_id as "personId", r.candidates, r.state
        from native_row r where r.capture_id in (select l.id from (${newestLists(believed)}) l) order by r.capture_id, r.number`,
  );
  return found.map((row) => ({
    ...row,
    levels: row.levels?.split(',') ?? [],
    candidates: row.candidates === null ? [] : (JSON.parse(row.candidates) as string[]),
  }));
}

const listed = (column: string, accountId: string | undefined): Sql =>
  sql`${raw(column)} in (select account_id from native_capture)${onlyOn(accountId, column)}`;

const grantsOf = (db: EntityManager, { live, accountId }: Believed): Promise<(Held & { accountId: string })[]> =>
  rows(
    db,
    sql`select g.id, g.account_id as "accountId", g.person_id as "personId", g.level, g.native_role as "nativeRole", g.since
        from access_grant g where ${listed('g.account_id', accountId)} and ${live('g')} order by g.id`,
  );

const seatsOf = (
  db: EntityManager,
  { seated, accountId }: Believed,
): Promise<{ accountId: string; personId: string }[]> =>
  rows(
    db,
    sql`select s.account_id as "accountId", s.person_id as "personId" from seat s
        where ${listed('s.account_id', accountId)} and s.seat in ${list([...OWNER_SEATS])} and ${seated('s')}`,
  );

/** What excuses something today, by account and difference: the latest word on each, if the root key wrote it. */
async function exceptions(
  db: EntityManager,
  keyring: Keyring,
  { today, accountId }: Believed,
): Promise<Map<string, NativeException>> {
  const found = await rows<NativeException>(
    db,
    sql`select e.id, e.account_id as "accountId", e.difference, e.person_id as "personId", e.reason,
          e.review_on as "reviewOn", e.accepted_by as "acceptedBy", e.accepted_at as "acceptedAt", e.version, e.mac
        from native_exception e where e.review_on >= ${today}${onlyOn(accountId, 'e.account_id')} order by e.id`,
  );
  const sound = found.filter((row) => isAuthenticException(keyring, row) && row.acceptedBy !== row.personId);
  return new Map(sound.map((row) => [`${row.accountId}\n${row.difference}`, row]));
}

function grouped<T>(found: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of found) {
    const known = groups.get(keyOf(row));
    if (known) known.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
