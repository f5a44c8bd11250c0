import type { EntityManager } from 'typeorm';
import { line } from './csv-line.js';

/** A table that is handed out row by row, whatever its length. */
export interface Listing<Row> {
  header: readonly string[];
  /** Under one view of the database; pages are small enough to hold. */
  pages(db: EntityManager): AsyncIterable<readonly Row[]>;
  csv(row: Row): string;
  json(row: Row): Record<string, unknown>;
}

/** The file piece by piece; `count` learns how many rows each piece holds. */
export async function* written<Row>(
  listing: Listing<Row>,
  db: EntityManager,
  format: 'csv' | 'json',
  count: (rows: number) => void,
): AsyncGenerator<string> {
  if (format === 'csv') yield line(listing.header);
  let before = format === 'csv' ? '' : '[\n';
  for await (const page of listing.pages(db)) {
    count(page.length);
    if (format === 'csv') yield page.map(listing.csv).join('');
    else if (page.length > 0) {
      yield before + page.map((row) => JSON.stringify(listing.json(row))).join(',\n');
      before = ',\n';
    }
    // Whoever waits for an answer comes before the next page.
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (format === 'json') yield before === ',\n' ? '\n]\n' : '[]\n';
}
