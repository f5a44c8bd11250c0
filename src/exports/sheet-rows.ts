import { createInflateRaw } from 'node:zlib';

/** Stands as it is in front of the packed sheet; whatever else mentions it is packed. */
const NAME = Buffer.from('xl/worksheets/sheet1.xml');
const ROW_END = '</row>';

/** Counts the rows of the one sheet of an export as its bytes go by, with nothing kept but a line's end. */
export class SheetRows {
  private head: Buffer | null = Buffer.alloc(0);
  private readonly inflate = createInflateRaw();
  private isOver = false;
  private ends = 0;
  private rest = '';
  private wake: () => void = () => undefined;

  constructor() {
    const over = (): void => {
      this.isOver = true;
      this.wake();
    };
    this.inflate.on('data', (chunk: Buffer) => this.count(chunk.toString('latin1')));
    this.inflate.on('drain', () => this.wake());
    // Bytes that were changed: what was counted so far differs, and so does the hash.
    this.inflate.on('error', over).on('end', over);
  }

  async take(chunk: Buffer): Promise<void> {
    const packed = this.beyondHead(chunk);
    if (packed === null || packed.length === 0 || this.isOver) return;
    if (!this.inflate.write(packed)) await this.woken();
  }

  /** The rows below the header. */
  async finish(): Promise<number> {
    if (!this.isOver) {
      this.inflate.end();
      await this.woken();
    }
    return Math.max(0, this.ends - 1);
  }

  private beyondHead(chunk: Buffer): Buffer | null {
    if (this.head === null) return chunk;
    this.head = Buffer.concat([this.head, chunk]);
    const at = this.head.indexOf(NAME);
    if (at < 0) {
      this.head = this.head.subarray(-NAME.length);
      return null;
    }
    const packed = this.head.subarray(at + NAME.length);
    this.head = null;
    return packed;
  }

  private woken(): Promise<void> {
    return this.isOver ? Promise.resolve() : new Promise((resolve) => (this.wake = resolve));
  }

  /** Texts are escaped: no cell holds the end of a row. */
  private count(text: string): void {
    const pieces = (this.rest + text).split(ROW_END);
    this.ends += pieces.length - 1;
    this.rest = (pieces[pieces.length - 1] ?? '').slice(1 - ROW_END.length);
  }
}
