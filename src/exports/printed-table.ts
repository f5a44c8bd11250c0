import type { ListName } from './export-head.js';
import type { Fonts } from './printed-fonts.js';
import type { Words } from './printed-words.js';
import { remembering, wrapped, type Measure } from './printed-wrap.js';

/** Columns that are printed, with their widths in points; together the width between the margins of A4 landscape. */
const COLUMNS: Record<ListName, readonly (readonly [name: string, width: number])[]> = {
  'access-list': [
    ['platform', 60],
    ['handle', 80],
    ['brand', 65],
    ['person', 90],
    ['organisation', 82],
    ['level', 68],
    ['reason', 132],
    ['approvedBy', 89],
    ['since', 52],
    ['until', 52],
  ],
  findings: [
    ['severity', 48],
    ['title', 105],
    ['detail', 235],
    ['platform', 62],
    ['handle', 92],
    ['person', 100],
    ['since', 54],
    ['cureAct', 73],
  ],
  register: [
    ['platform', 60],
    ['handle', 82],
    ['displayName', 88],
    ['brand', 70],
    ['ownerEntity', 80],
    ['status', 58],
    ['criticality', 58],
    ['ownerEmail', 111],
    ['backupOwnerEmail', 111],
    ['lastVerifiedOn', 52],
  ],
};

const [SMALL, NORMAL, LARGE] = [7, 9, 16];
const LINE = 9;
const GAP = 5;

interface Setting {
  list: ListName;
  words: Words;
  fonts: Fonts;
  margin: number;
}

/** A table over as many pages as it takes: headings on top of each, a number below. A page that is full is not held. */
export class PrintedTable {
  private y = 0;
  private page = 0;
  private readonly measure: Measure;
  private readonly columns: readonly (readonly [string, number])[];

  constructor(
    private readonly pdf: PDFKit.PDFDocument,
    private readonly setting: Setting,
  ) {
    this.columns = COLUMNS[setting.list];
    this.measure = remembering((text) => pdf.widthOfString(text));
  }

  /** The first page with its title and what the file says about itself. */
  begin(lines: readonly string[]): void {
    const { words, fonts, margin } = this.setting;
    this.turn();
    this.pdf.font(fonts.bold, LARGE).text(words.title, margin, this.y, { lineBreak: false });
    this.y += LARGE * 1.6;
    this.pdf.font(fonts.regular, NORMAL);
    for (const line of lines.flatMap((each) => wrapped(each, this.width, (text) => this.pdf.widthOfString(text)))) {
      this.write(line, margin);
      this.y += NORMAL * 1.4;
    }
    this.y += GAP;
    this.headings();
  }

  row(values: Record<string, unknown>): void {
    const cells = this.columns.map(([name, width]) => wrapped(textOf(values[name]), width - GAP, this.measure));
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
    this.write(line, this.setting.margin);
  }

  private get width(): number {
    return this.pdf.page.width - 2 * this.setting.margin;
  }

  /** The number of the page has its place below. */
  private get bottom(): number {
    return this.pdf.page.height - this.setting.margin - 2 * LINE;
  }

  private turn(): void {
    const { words, fonts, margin } = this.setting;
    this.pdf.addPage();
    this.pdf.font(fonts.regular, SMALL);
    this.y = this.pdf.page.height - margin - LINE;
    this.write(words.title, margin);
    const number = words.page(++this.page);
    this.write(number, margin + this.width - this.pdf.widthOfString(number));
    this.y = margin;
  }

  private headings(): void {
    const { words, fonts, margin } = this.setting;
    this.pdf.font(fonts.bold, SMALL);
    const measure = (text: string): number => this.pdf.widthOfString(text);
    const cells = this.columns.map(([name, width]) => wrapped(words.headings[name] ?? name, width - GAP, measure));
    this.draw(cells);
    this.y += Math.max(...cells.map((lines) => lines.length)) * LINE + 2;
    this.pdf
      .lineWidth(0.5)
      .moveTo(margin, this.y)
      .lineTo(margin + this.width, this.y)
      .stroke();
    this.y += 3;
    this.pdf.font(fonts.regular, SMALL);
  }

  private draw(cells: readonly string[][]): void {
    const top = this.y;
    let x = this.setting.margin;
    for (const [i, lines] of cells.entries()) {
      for (const [at, line] of lines.entries()) {
        this.y = top + at * LINE;
        this.write(line, x);
      }
      x += this.columns[i]?.[1] ?? 0;
    }
    this.y = top;
  }

  private write(text: string, x: number): void {
    this.pdf.text(text, x, this.y, { lineBreak: false });
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
