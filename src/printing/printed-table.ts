import type { Fonts } from './printed-fonts.js';
import { MARGIN } from './printed-pdf.js';
import { remembering, wrapped, type Measure } from './printed-wrap.js';

const [SMALL, NORMAL, MIDDLE, LARGE] = [7, 9, 11, 16];
const LINE = 9;
const GAP = 5;

interface Setting {
  title: string;
  /** The number of a page, in words. */
  page: (number: number) => string;
  fonts: Fonts;
}

export interface PrintedColumn {
  name: string;
  /** Points; together at most what lies between the margins. */
  width: number;
  heading: string;
}

/** Lines and tables over as many pages as they take: headings on top of each, a number below. A page that is full is not held. */
export class PrintedTable {
  private y = 0;
  private page = 0;
  private readonly measure: Measure;
  private heads: readonly PrintedColumn[] = [];

  constructor(
    private readonly pdf: PDFKit.PDFDocument,
    private readonly setting: Setting,
  ) {
    this.measure = remembering((text) => pdf.widthOfString(text));
  }

  /** The first page with its title and what the file says about itself. */
  begin(lines: readonly string[]): void {
    const { title, fonts } = this.setting;
    this.turn();
    this.pdf.font(fonts.bold, LARGE).text(title, MARGIN, this.y, { lineBreak: false });
    this.y += LARGE * 1.6;
    this.lines(lines);
    this.y += GAP;
  }

  /** A heading between two tables; never alone at the foot of a page. */
  section(heading: string): void {
    this.heads = [];
    if (this.y + MIDDLE * 2 + 4 * LINE > this.bottom) this.turn();
    this.y += GAP;
    this.pdf.font(this.setting.fonts.bold, MIDDLE);
    this.write(heading, MARGIN);
    this.y += MIDDLE * 1.6;
    this.pdf.font(this.setting.fonts.regular, SMALL);
  }

  /** Text over the whole width, each line broken where it must be. */
  lines(lines: readonly string[]): void {
    this.pdf.font(this.setting.fonts.regular, NORMAL);
    const measure = (text: string): number => this.pdf.widthOfString(text);
    for (const line of lines.flatMap((each) => wrapped(each, this.width, measure))) {
      if (this.y + NORMAL * 1.4 > this.bottom) {
        this.turn();
        this.pdf.font(this.setting.fonts.regular, NORMAL);
      }
      this.write(line, MARGIN);
      this.y += NORMAL * 1.4;
    }
    this.pdf.font(this.setting.fonts.regular, SMALL);
  }

  /** What the next rows are made of. */
  columns(columns: readonly PrintedColumn[]): void {
    this.heads = columns;
    this.headings();
  }

  row(values: Record<string, unknown>): void {
    const cells = this.heads.map(({ name, width }) => wrapped(textOf(values[name]), width - GAP, this.measure));
    const height = Math.max(1, ...cells.map((lines) => lines.length)) * LINE + 3;
    if (this.y + height > this.bottom) {
      this.turn();
      this.headings();
    }
    this.draw(cells);
    this.y += height;
  }

  /** A last line below the rows. */
  end(line: string): void {
    if (this.y + LINE > this.bottom) this.turn();
    this.write(line, MARGIN);
    this.y += LINE + GAP;
  }

  private get width(): number {
    return this.pdf.page.width - 2 * MARGIN;
  }

  /** The number of the page has its place below. */
  private get bottom(): number {
    return this.pdf.page.height - MARGIN - 2 * LINE;
  }

  private turn(): void {
    const { title, page, fonts } = this.setting;
    this.pdf.addPage();
    this.pdf.font(fonts.regular, SMALL);
    this.y = this.pdf.page.height - MARGIN - LINE;
    this.write(title, MARGIN);
    const number = page(++this.page);
    this.write(number, MARGIN + this.width - this.pdf.widthOfString(number));
    this.y = MARGIN;
  }

  private headings(): void {
    const { fonts } = this.setting;
    this.pdf.font(fonts.bold, SMALL);
    const measure = (text: string): number => this.pdf.widthOfString(text);
    const cells = this.heads.map(({ heading, width }) => wrapped(heading, width - GAP, measure));
    this.draw(cells);
    this.y += Math.max(...cells.map((lines) => lines.length)) * LINE + 2;
    this.pdf
      .lineWidth(0.5)
      .moveTo(MARGIN, this.y)
      .lineTo(MARGIN + this.width, this.y)
      .stroke();
    this.y += 3;
    this.pdf.font(fonts.regular, SMALL);
  }

  private draw(cells: readonly string[][]): void {
    const top = this.y;
    let x = MARGIN;
    for (const [i, lines] of cells.entries()) {
      for (const [at, line] of lines.entries()) {
        this.y = top + at * LINE;
        this.write(line, x);
      }
      x += this.heads[i]?.width ?? 0;
    }
    this.y = top;
  }

  private write(text: string, x: number): void {
    this.pdf.text(text, x, this.y, { lineBreak: false });
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
