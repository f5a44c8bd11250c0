import type { EntityManager } from 'typeorm';
import { list, sql } from '../database/sql.js';
import { decodeCursor, pageOf, type Page } from '../kernel/page.js';
import type { Keyring } from '../keyring/keyring.js';
import { isAuthenticSeat } from '../accounts/seat.mac.js';
import { seatsById } from '../accounts/seat.queries.js';
import {
  accessHalf,
  countAccess,
  NO_EXTRA,
  type AccessExtra,
  type AccessFilter,
  type AccessRow,
  type SealedAccessRow,
} from './access-list.queries.js';
import { isAuthenticGrant } from './grant.mac.js';
import { provenGrants } from './grant.queries.js';

/** Sorts after every id, in whatever language the database sorts: digits come before letters in all of them. */
const AFTER_EVERY_ID = 'z';

/** One half of the list, a page at a time; the page after the one in hand is read meanwhile. */
class Half<T extends AccessRow> {
  rows: T[] = [];
  at = 0;
  private ahead: Promise<T[]> | null;

  constructor(
    private readonly read: (after: readonly [string, string], limit: number) => Promise<T[]>,
    private readonly limit: number,
  ) {
    this.ahead = read(['', ''], limit);
    this.ahead.catch(() => undefined);
  }

  get next(): T | undefined {
    return this.rows[this.at];
  }

  async fill(): Promise<void> {
    if (this.at < this.rows.length || !this.ahead) return;
    this.rows = await this.ahead;
    this.at = 0;
    const last = this.rows[this.limit - 1];
    this.ahead = last ? this.read([last.accountId, last.id], this.limit) : null;
    // Whoever asks next hears of a failure; nobody may ask.
    this.ahead?.catch(() => undefined);
  }

  /** Resolves when nothing of it is on its way any more. */
  async end(): Promise<void> {
    await this.ahead?.catch(() => undefined);
  }
}

/**
 * The whole list in chunks, for exports: by account, grants before seats, with flat memory whatever its length. Rows whose
 * MAC does not fit are left out. An old row put back whole still fits: finding those takes a look into the log for each row,
 * which the pages people read and every decision afford and a file of a million rows does not. Use it under a snapshot.
 */
export async function* accessChunks<T extends SealedAccessRow = SealedAccessRow>(
  db: EntityManager,
  keyring: Keyring,
  filter: AccessFilter,
  { extra = NO_EXTRA, pageSize = 4000 }: { extra?: AccessExtra; pageSize?: number } = {},
): AsyncGenerator<T[]> {
  const grants = new Half<T>((after, limit) => accessHalf<T>(db, 'grant', filter, after, limit, extra), pageSize);
  const seats = new Half<T>((after, limit) => accessHalf<T>(db, 'seat', filter, after, limit, extra), pageSize);
  try {
    for (;;) {
      await grants.fill();
      await seats.fill();
      const chunk = merged(grants, seats);
      if (chunk.length === 0) return;
      const sound = chunk.filter((row) => isSound(keyring, row));
      if (sound.length > 0) yield sound;
    }
  } finally {
    await grants.end();
    await seats.end();
  }
}

function isSound(keyring: Keyring, row: SealedAccessRow): boolean {
  const { id, accountId, personId, level, since, until, status, endedOn, endedAt, groupGrantId, version, mac } = row;
  const held = { id, accountId, personId, since, version, mac };
  return row.source === 'seat'
    ? isAuthenticSeat(keyring, { ...held, seat: level, givenBy: row.approvedById ?? '', endedAt })
    : isAuthenticGrant(keyring, {
        ...held,
        level,
        until,
        status,
        endedOn,
        requestedBy: row.requestedById,
        approvedBy: row.approvedById,
        groupGrantId,
      });
}

/** What can be put in order before one of the halves must be read on. */
function merged<T extends SealedAccessRow>(grants: Half<T>, seats: Half<T>): T[] {
  if (!grants.next) return rest(seats);
  if (!seats.next) return rest(grants);
  const chunk: T[] = [];
  for (let grant: T | undefined, seat: T | undefined; (grant = grants.next) && (seat = seats.next);) {
    if (grant.accountId <= seat.accountId) chunk.push(grants.rows[grants.at++] as T);
    else chunk.push(seats.rows[seats.at++] as T);
  }
  return chunk;
}

function rest<T extends SealedAccessRow>(half: Half<T>): T[] {
  const chunk = half.at === 0 ? half.rows : half.rows.slice(half.at);
  half.at = half.rows.length;
  return chunk;
}

/** Up to here a list that takes several pages is counted row by row. */
const COUNTED = 1000;

/** One page for a person to read: only rows that can be trusted. */
export async function accessPage(
  db: EntityManager,
  keyring: Keyring,
  filter: AccessFilter,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Page<AccessRow>> {
  const [account, source, id] = (cursor ? decodeCursor(cursor, 3) : ['', 'grant', '']).map((key) => String(key ?? ''));
  const place = (half: AccessRow['source']): readonly [string, string] => {
    if (half === source) return [account ?? '', id ?? ''];
    return half === 'seat' ? [account ?? '', ''] : [account ?? '', AFTER_EVERY_ID];
  };
  const grants = await accessHalf(db, 'grant', filter, place('grant'), limit + 1);
  const seats = await accessHalf(db, 'seat', filter, place('seat'), limit + 1);
  const all = [...grants, ...seats].sort(inOrder).slice(0, limit + 1);
  const page = pageOf(all, limit, 0, (row) => [row.accountId, row.source, row.id]);
  const items = await trusted(db, keyring, page.items);
  const isWhole = cursor === undefined && page.nextCursor === null;
  return { ...page, items, total: isWhole ? items.length : await totalOf(db, keyring, filter) };
}

/** How many rows all pages show; beyond a thousand how many the tables hold, forged ones among them. */
async function totalOf(db: EntityManager, keyring: Keyring, filter: AccessFilter): Promise<number> {
  const count = await countAccess(db, filter);
  if (count > COUNTED) return count;
  const start = ['', ''] as const;
  const grants = await accessHalf(db, 'grant', filter, start, COUNTED);
  const seats = await accessHalf(db, 'seat', filter, start, COUNTED);
  return (await trusted(db, keyring, [...grants, ...seats])).length;
}

function inOrder(left: AccessRow, right: AccessRow): number {
  const [a, b] = [left, right].map((row) => `${row.accountId} ${row.source} ${row.id}`) as [string, string];
  return a < b ? -1 : 1;
}

async function trusted(db: EntityManager, keyring: Keyring, page: readonly AccessRow[]): Promise<AccessRow[]> {
  const ids = (source: AccessRow['source']): string[] =>
    page.filter((row) => row.source === source).map((row) => row.id);
  const grants = await provenGrants(db, keyring, sql`g.id in ${list(ids('grant'))}`);
  const seats = await seatsById(db, keyring, ids('seat'));
  const proven = new Set([...grants, ...seats].map(({ id }) => id));
  return page.filter((row) => proven.has(row.id));
}
