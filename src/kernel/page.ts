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

/** Throws `request.bad_cursor` unless the cursor holds exactly `length` keys. */
export function decodeCursor(cursor: string, length: number): (string | number | null)[] {
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (
      Array.isArray(keys) &&
      keys.length === length &&
      keys.every((k) => k === null || typeof k === 'string' || typeof k === 'number')
    ) {
      return keys;
    }
  } catch {
    // falls through to the one refusal
  }
  throw new Failure('malformed', 'request.bad_cursor', 'This cursor does not belong to this list.');
}

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
