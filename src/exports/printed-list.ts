import type { EntityManager } from 'typeorm';
import type { Fonts } from '../printing/printed-fonts.js';
import { PrintedPdf } from '../printing/printed-pdf.js';
import { PrintedTable } from '../printing/printed-table.js';
import type { ExportHead } from './export-head.js';
import type { Listing } from './listing.js';
import { PRINTED_COLUMNS } from './printed-columns.js';
import { headLines, wordsFor } from './printed-words.js';

/** More rows are read by nobody, and each takes a hundred times as long as in a CSV. */
export const PRINTED_ROWS = 20_000;

/** The most useful columns of the listing on numbered pages; the same rows and the same head have the same bytes. */
export async function* printedList<Row>(
  listing: Listing<Row>,
  db: EntityManager,
  { head, fonts }: { head: ExportHead; fonts: Fonts },
  count: (rows: number) => void,
): AsyncGenerator<Buffer> {
  const words = wordsFor(head.list, head.lang);
  const { title, page: pageNumber, headings } = words;
  const dated = new Date(`${head.asOf}T00:00:00Z`);
  const print = await PrintedPdf.begin({ title, lang: head.lang, layout: 'landscape', fonts, dated });
  const table = new PrintedTable(print.pdf, { title, page: pageNumber, fonts });
  table.begin(headLines(head, words));
  table.columns(PRINTED_COLUMNS[head.list].map(([name, width]) => ({ name, width, heading: headings[name] ?? name })));
  let rows = 0;
  for await (const page of listing.pages(db)) {
    count(page.length);
    for (const row of page) {
      table.row(listing.json(row));
      rows++;
      await print.breathe();
    }
    yield* print.taken();
  }
  table.end(words.rows(rows));
  yield* await print.end();
}
