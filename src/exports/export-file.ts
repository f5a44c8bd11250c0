import type { EntityManager } from 'typeorm';
import type { ExportHead } from './export-head.js';
import { written, type Listing } from './listing.js';
import type { Fonts } from '../printing/printed-fonts.js';
import { PRINTED_ROWS, printedList } from './printed-list.js';
import { SHEET_ROWS, spreadsheet } from './spreadsheet.js';

export const FORMATS = ['csv', 'json', 'xlsx', 'pdf'] as const;
export type Format = (typeof FORMATS)[number];

export const TYPES: Record<Format, string> = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
};

/** How many rows a file of this format can hold; the others have no end. */
export const MOST_ROWS: Partial<Record<Format, number>> = { xlsx: SHEET_ROWS, pdf: PRINTED_ROWS };

/** What was decided before the first row: recorded, then read. */
export interface Prepared {
  format: Format;
  head: ExportHead;
  listing: Listing<never>;
}

/** The file piece by piece; `count` learns how many rows were read for it. */
export function fileOf(
  { listing, format, head }: Prepared,
  db: EntityManager,
  fonts: () => Fonts,
  count: (rows: number) => void = () => undefined,
): AsyncIterable<string | Buffer> {
  if (format === 'xlsx') return spreadsheet(listing, db, head.list, count);
  if (format === 'pdf') return printedList(listing, db, { head, fonts: fonts() }, count);
  return written(listing, db, format, count);
}
