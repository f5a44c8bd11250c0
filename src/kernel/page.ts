import { Failure } from './failure.js';

export const MAX_PAGE = 200;
export const DEFAULT_PAGE = 50;

/** A list answer: `nextCursor` is null on the last page, `total` counts the filtered list. */
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
  total: number;
}

/** A cursor is the sort key and id of the last row of a page, opaque to the client. */
export function encodeCursor(keys: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(keys)).toString('base64url');
}

/** Text every database can compare, and numbers that are positions. */
const isKey = (key: unknown): key is string | number | null =>
  key === null ||
  (typeof key === 'string' && !/[\0\ud800-\udfff]/u.test(key)) ||
  (Number.isSafeInteger(key) && (key as number) >= 0);

/** Throws `request.bad_cursor` unless the cursor holds exactly `length` keys a database can look up. */
export function decodeCursor(cursor: string, length: number): (string | number | null)[] {
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(keys) && keys.length === length && keys.every(isKey)) return keys;
  } catch {
    // falls through to the one refusal
  }
  throw badCursor();
}

/** A cursor that is one position in a numbered list. */
export function decodePosition(cursor: string): number {
  const [position] = decodeCursor(cursor, 1);
  if (typeof position !== 'number') throw badCursor();
  return position;
}

const badCursor = (): Failure =>
  new Failure('malformed', 'request.bad_cursor', 'This cursor does not belong to this list.');

/** Cuts the one row read beyond the page into the cursor of the next page. */
export function pageOf<T>(
  rows: T[],
  limit: number,
  total: number,
  keys: (row: T) => (string | number | null)[],
): Page<T> {
  const items = rows.slice(0, limit);
  const last = items[items.length - 1];
  return { items, nextCursor: rows.length > limit && last ? encodeCursor(keys(last)) : null, total };
}
