import type { EntityManager } from 'typeorm';
import type { Seat } from '../accounts/account.entity.js';
import { accountsOn, DATED_FACTS } from '../accounts/history.js';
import { REGISTER_COLUMNS, type RegisterColumn } from '../accounts/register-columns.js';
import { isAuthenticSeat } from '../accounts/seat.mac.js';
import { join, list, one, raw, rows, sql, type Sql } from '../database/sql.js';
import { addSeconds, day } from '../kernel/clock.js';
import { guardedHandle } from '../kernel/formula-guard.js';
import type { Keyring } from '../keyring/keyring.js';
import { cell, line, quoted } from './csv-line.js';
import type { Listing } from './listing.js';

const PAGE = 200;
const DAY_SECONDS = 86_400;

export interface RegisterFilter {
  platform?: string;
  brand?: string;
  status?: string;
  /**
   * Accounts registered by the end of this UTC day, with who held their seats then and what the register said of them; notes,
   * addresses of profiles and parents are as of today.
   */
  asOf?: string;
}

type RegisterRow = Record<RegisterColumn, string | null> & { id: string };

/** Where each column comes from; `a` is the account, `parent` its parent, the others people. */
const SOURCES: Partial<Record<RegisterColumn, string>> = {
  platform_id: 'h.platform_uid',
  second_factor_holder_email: 'factor.work_email',
  parent_platform: 'parent.platform',
  parent_handle: 'parent.handle',
  created_by_email: 'creator.work_email',
};
/** Comes with the page: who holds a seat is believed only where its MAC fits. */
const SEAT_COLUMNS: Partial<Record<RegisterColumn, string>> = {
  owner_email: 'owner',
  backup_owner_email: 'backup_owner',
  validator_email: 'validator',
  spokesperson_email: 'spokesperson',
};
const COLUMNS = raw(
  REGISTER_COLUMNS.filter((name) => !(name in SEAT_COLUMNS))
    .map((name) => `${SOURCES[name] ?? `${DATED_FACTS.includes(name) ? 'h' : 'a'}.${name}`} as "${name}"`)
    .join(', '),
);
/** `h` is what is known of the day asked for. */
const from = ({ asOf }: RegisterFilter): Sql =>
  asOf === undefined
    ? raw('account a join account h on h.id = a.id')
    : sql`account a join ${accountsOn(asOf)} h on h.id = a.id`;

/** The register in the columns an import reads: read again, it changes nothing. Accounts in the order of their registration. */
export const registerListing = (keyring: Keyring, filter: RegisterFilter): Listing<RegisterRow> => ({
  header: REGISTER_COLUMNS,
  pages: (db) => pages(db, keyring, filter),
  csv: (row) =>
    line(
      REGISTER_COLUMNS.map((name) =>
        HANDLES.includes(name) ? quoted(guardedHandle(row[name] ?? '')) : cell(row[name]),
      ),
    ),
  json: (row) => Object.fromEntries(REGISTER_COLUMNS.map((name) => [camel(name), row[name]])),
});

const HANDLES: readonly RegisterColumn[] = ['handle', 'parent_handle'];
const camel = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

async function* pages(db: EntityManager, keyring: Keyring, filter: RegisterFilter): AsyncGenerator<RegisterRow[]> {
  for (let last = ''; ;) {
    const page = await rows<RegisterRow>(db, pageAfter(last, filter));
    const end = page[page.length - 1];
    if (!end) return;
    const holders = await seatHolders(
      db,
      keyring,
      page.map(({ id }) => id),
      filter.asOf,
    );
    for (const row of page) {
      for (const [column, seat] of Object.entries(SEAT_COLUMNS)) {
        row[column as RegisterColumn] = holders.get(`${row.id} ${seat}`) ?? null;
      }
    }
    yield page;
    last = end.id;
  }
}

/** Work addresses by account and seat. */
async function seatHolders(
  db: EntityManager,
  keyring: Keyring,
  accountIds: readonly string[],
  asOf: string | undefined,
): Promise<Map<string, string>> {
  const held =
    asOf === undefined
      ? sql`s.ended_at is null`
      : sql`s.since <= ${asOf} and (s.ended_on is null or s.ended_on > ${asOf})`;

  const found = await rows<Seat & { email: string }>(
    db,
    sql`select s.id, s.account_id as "accountId", s.person_id as "personId", s.seat, s.since, s.given_by as "givenBy",
          s.ended_at as "endedAt", s.version, s.mac, p.work_email as email
        from seat s join person p on p.id = s.person_id where s.account_id in ${list(accountIds)} and ${held}`,
  );
  const sound = found.filter((row) => isAuthenticSeat(keyring, row));
  return new Map(sound.map(({ accountId, seat, email }) => [`${accountId} ${seat}`, email]));
}

const narrowed = ({ platform, brand, status, asOf }: RegisterFilter): Sql[] => [
  ...(asOf === undefined ? [] : [sql`a.created_at < ${day(addSeconds(new Date(asOf), DAY_SECONDS))}`]),
  ...(platform === undefined ? [] : [sql`a.platform = ${platform}`]),
  ...(brand === undefined ? [] : [sql`h.brand = ${brand}`]),
  ...(status === undefined ? [] : [sql`h.status = ${status}`]),
];

/** How many rows the file will have. */
export async function countRegister(db: EntityManager, filter: RegisterFilter): Promise<number> {
  const conditions = [sql`a.id > ${''}`, ...narrowed(filter)];
  const found = await one<{ n: number | string }>(
    db,
    sql`select count(*) as n from ${from(filter)} where ${join(conditions, ' and ')}`,
  );
  return Number(found?.n ?? 0);
}

function pageAfter(last: string, filter: RegisterFilter): Sql {
  const conditions = [sql`a.id > ${last}`, ...narrowed(filter)];
  return sql`select a.id, ${COLUMNS} from ${from(filter)}
    left join account parent on parent.id = a.parent_account_id
    left join person factor on factor.id = h.second_factor_holder_id
    left join person creator on creator.id = a.created_by_id
    where ${join(conditions, ' and ')} order by a.id limit ${PAGE}`;
}
