import type { EntityManager } from 'typeorm';
import { list, sql } from '../database/sql.js';
import { decodeCursor, pageOf, type Page } from '../kernel/page.js';
import type { Keyring } from '../keyring/keyring.js';
import { isAuthenticSeat } from '../accounts/seat.mac.js';
import { seatsById } from '../accounts/seat.queries.js';
import {
  accessPart,
  countAccess,
  NO_EXTRA,
  type AccessExtra,
  type AccessFilter,
  type AccessRow,
  SOURCES,
  type SealedAccessRow,
  type SealedOpeningRow,
  type Source,
} from './access-list.queries.js';
import { isAuthenticOpening } from './break-glass.mac.js';
import { provenOpenings } from './break-glass.queries.js';
import { isAuthenticGrant } from './grant.mac.js';
import { provenGrants } from './grant.queries.js';

/** Sorts after every id, in whatever language the database sorts: digits come before letters in all of them. */
const AFTER_EVERY_ID = 'z';

/** One part of the list, a page at a time; the page after the one in hand is read meanwhile. */
class Part<T extends AccessRow> {
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
 * The whole list in chunks, for exports: by account, emergencies before grants before seats, with flat memory whatever its length. Rows whose
 * MAC does not fit are left out. An old row put back whole still fits: finding those takes a look into the log for each row,
 * which the pages people read and every decision afford and a file of a million rows does not. Use it under a snapshot.
 */
export async function* accessChunks<T extends SealedAccessRow = SealedAccessRow>(
  db: EntityManager,
  keyring: Keyring,
  filter: AccessFilter,
  { extra = NO_EXTRA, pageSize = 4000 }: { extra?: AccessExtra; pageSize?: number } = {},
): AsyncGenerator<T[]> {
  const parts = SOURCES.map(
    (source) => new Part<T>((after, limit) => accessPart<T>(db, source, filter, after, limit, extra), pageSize),
  );
  try {
    for (;;) {
      for (const part of parts) await part.fill();
      const chunk = merged(parts.filter((part) => part.next));
      if (chunk.length === 0) return;
      const sound = chunk.filter((row) => isSound(keyring, row));
      if (sound.length > 0) yield sound;
    }
  } finally {
    for (const part of parts) await part.end();
  }
}

function isSound(keyring: Keyring, row: SealedAccessRow): boolean {
  const { id, accountId, personId, level, since, until, status, endedOn, endedAt, groupGrantId, version, mac } = row;
  const held = { id, accountId, personId, since, version, mac };
  if (row.source === 'break_glass') return isSoundOpening(keyring, row as unknown as SealedOpeningRow);
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

const isSoundOpening = (keyring: Keyring, { approvedById, ...row }: SealedOpeningRow): boolean =>
  isAuthenticOpening(keyring, { ...row, confirmedBy: approvedById });

/** What can be put in order before one of the parts must be read on; each of them has a next row. */
function merged<T extends SealedAccessRow>(parts: readonly Part<T>[]): T[] {
  const [only, ...others] = parts;
  if (!only) return [];
  if (others.length === 0) return rest(only);
  const chunk: T[] = [];
  for (;;) {
    let first = only;
    // Of one account the earlier part comes first.
    for (const part of others) if ((part.next as T).accountId < (first.next as T).accountId) first = part;
    chunk.push(first.rows[first.at++] as T);
    if (!first.next) return chunk;
  }
}

function rest<T extends SealedAccessRow>(part: Part<T>): T[] {
  const chunk = part.at === 0 ? part.rows : part.rows.slice(part.at);
  part.at = part.rows.length;
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
  const [account, source, id] = (cursor ? decodeCursor(cursor, 3) : ['', '', '']).map((key) => String(key ?? ''));
  const place = (part: Source): readonly [string, string] => {
    if (part === source) return [account ?? '', id ?? ''];
    return part > (source ?? '') ? [account ?? '', ''] : [account ?? '', AFTER_EVERY_ID];
  };
  const found: SealedAccessRow[] = [];
  for (const part of SOURCES) found.push(...(await accessPart(db, part, filter, place(part), limit + 1)));
  const all = found.sort(inOrder).slice(0, limit + 1);
  const page = pageOf(all, limit, 0, (row) => [row.accountId, row.source, row.id]);
  const items = await trusted(db, keyring, page.items);
  const isWhole = cursor === undefined && page.nextCursor === null;
  return { ...page, items, total: isWhole ? items.length : await totalOf(db, keyring, filter) };
}

/** How many rows all pages show; beyond a thousand how many the tables hold, forged ones among them. */
async function totalOf(db: EntityManager, keyring: Keyring, filter: AccessFilter): Promise<number> {
  const count = await countAccess(db, filter);
  if (count > COUNTED) return count;
  const found: SealedAccessRow[] = [];
  for (const part of SOURCES) found.push(...(await accessPart(db, part, filter, ['', ''], COUNTED)));
  return (await trusted(db, keyring, found)).length;
}

function inOrder(left: AccessRow, right: AccessRow): number {
  const [a, b] = [left, right].map((row) => `${row.accountId} ${row.source} ${row.id}`) as [string, string];
  return a < b ? -1 : 1;
}

async function trusted(db: EntityManager, keyring: Keyring, page: readonly AccessRow[]): Promise<AccessRow[]> {
  const ids = (source: Source): string[] => page.filter((row) => row.source === source).map((row) => row.id);
  const grants = await provenGrants(db, keyring, sql`g.id in ${list(ids('grant'))}`);
  const seats = await seatsById(db, keyring, ids('seat'));
  const openings = await provenOpenings(db, keyring, sql`o.id in ${list(ids('break_glass'))}`);
  const proven = new Set([...grants, ...seats, ...openings].map(({ id }) => id));
  return page.filter((row) => proven.has(row.id));
}
