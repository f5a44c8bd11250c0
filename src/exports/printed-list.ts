import { once } from 'node:events';
import type { EntityManager } from 'typeorm';
import type { ExportHead } from './export-head.js';
import type { Listing } from './listing.js';
import type { Fonts } from './printed-fonts.js';
import { PrintedTable } from './printed-table.js';
import { headLines, wordsFor, type Words } from './printed-words.js';

/** More rows are read by nobody, and each takes a hundred times as long as in a CSV. */
export const PRINTED_ROWS = 20_000;

/** Rows set before whoever waits for an answer gets a turn. */
const TURN = 25;
const MARGIN = 36;

type Pdf = PDFKit.PDFDocument;

/** The most useful columns of the listing on numbered pages; the same rows and the same head have the same bytes. */
export async function* printedList<Row>(
  listing: Listing<Row>,
  db: EntityManager,
  { head, fonts }: { head: ExportHead; fonts: Fonts },
  count: (rows: number) => void,
): AsyncGenerator<Buffer> {
  const words = wordsFor(head.list, head.lang);
  const pdf = await opened(head, words, fonts);
  const ready: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => ready.push(chunk));
  const table = new PrintedTable(pdf, { list: head.list, words, fonts, margin: MARGIN });
  table.begin(headLines(head, words));
  let rows = 0;
  for await (const page of listing.pages(db)) {
    count(page.length);
    for (const row of page) {
      table.row(listing.json(row));
      if (++rows % TURN === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    yield* ready.splice(0);
  }
  table.end(words.rows(rows));
  const ended = once(pdf, 'end');
  pdf.end();
  await ended;
  yield* ready.splice(0);
}

/** Loaded by the first who prints: fonts and their shaping are heavy. */
async function opened(head: ExportHead, words: Words, fonts: Fonts): Promise<Pdf> {
  const { default: PdfDocument } = await import('pdfkit');
  return new PdfDocument({
    size: 'A4',
    layout: 'landscape',
    margin: MARGIN,
    autoFirstPage: false,
    font: fonts.regular,
    lang: head.lang,
    displayTitle: true,
    // The identity of the file is made of these: no moment of its making is among them.
    info: { Title: words.title, Author: 'Relève', CreationDate: new Date(`${head.asOf}T00:00:00Z`) },
  });
}
