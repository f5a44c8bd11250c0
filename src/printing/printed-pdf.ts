import { once } from 'node:events';
import type { Language } from '../kernel/language.js';
import type { Fonts } from './printed-fonts.js';

/** Points around a page. */
export const MARGIN = 36;

/** Rows set before whoever waits for an answer gets a turn. */
const TURN = 25;

export type Pdf = PDFKit.PDFDocument;

export interface PdfHead {
  title: string;
  lang: Language;
  layout: 'portrait' | 'landscape';
  fonts: Fonts;
  /** Of what it shows, not of its making: the same content gives the same bytes. */
  dated: Date;
}

/** A document that is handed out while it is written: nothing is kept but the page in hand. */
export class PrintedPdf {
  private readonly ready: Buffer[] = [];
  private rows = 0;

  private constructor(readonly pdf: Pdf) {
    pdf.on('data', (chunk: Buffer) => this.ready.push(chunk));
  }

  /** Loaded by the first who prints: fonts and their shaping are heavy. */
  static async begin({ title, lang, layout, fonts, dated }: PdfHead): Promise<PrintedPdf> {
    const { default: PdfDocument } = await import('pdfkit');
    return new PrintedPdf(
      new PdfDocument({
        size: 'A4',
        layout,
        margin: MARGIN,
        autoFirstPage: false,
        font: fonts.regular,
        lang,
        displayTitle: true,
        // The identity of the file is made of these: no moment of its making is among them.
        info: { Title: title, Author: 'Relève', CreationDate: dated },
      }),
    );
  }

  /** What is written so far and not handed out yet. */
  taken(): Buffer[] {
    return this.ready.splice(0);
  }

  /** After each row: lets others have their turn now and then. */
  async breathe(): Promise<void> {
    if (++this.rows % TURN === 0) await new Promise((resolve) => setImmediate(resolve));
  }

  async end(): Promise<Buffer[]> {
    const ended = once(this.pdf, 'end');
    this.pdf.end();
    await ended;
    return this.taken();
  }
}
