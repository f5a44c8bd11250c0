import { MAX_LINE } from './leaf.js';

const NEWLINE = 10;

/** One line as a window on a larger buffer, without its newline; valid during the call only. */
export type OnLine = (bytes: Buffer, start: number, end: number) => void;

/**
 * Cuts chunks into lines and holds at most one unfinished line. A line over 1 MiB is handed on cut to one byte more than that,
 * so that its reader refuses it and memory stays bounded. The text after the last newline is a line unless it is empty.
 */
export class LineSplitter {
  private pieces: Buffer[] = [];
  private held = 0;

  constructor(private readonly onLine: OnLine) {}

  push(chunk: Buffer): void {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      if (this.held === 0) this.onLine(chunk, start, Math.min(end, start + MAX_LINE + 1));
      else {
        this.hold(chunk.subarray(start, end));
        this.flush();
      }
      start = end + 1;
    }
    if (start < chunk.length) this.hold(chunk.subarray(start));
  }

  end(): void {
    if (this.held > 0) this.flush();
  }

  private hold(piece: Buffer): void {
    const room = MAX_LINE + 1 - this.held;
    if (room <= 0 || piece.length === 0) return;
    // A copy: the stream may use its chunk again.
    const kept = Buffer.from(piece.subarray(0, room));
    this.pieces.push(kept);
    this.held += kept.length;
  }

  private flush(): void {
    const line = this.pieces.length === 1 ? (this.pieces[0] as Buffer) : Buffer.concat(this.pieces);
    this.pieces = [];
    this.held = 0;
    this.onLine(line, 0, line.length);
  }
}

/** The lines of a readable stream, without their newlines, each a buffer of its own. */
export async function* splitLines(chunks: AsyncIterable<Buffer | string>): AsyncGenerator<Buffer> {
  let lines: Buffer[] = [];
  const splitter = new LineSplitter((bytes, start, end) => lines.push(Buffer.from(bytes.subarray(start, end))));
  for await (const chunk of chunks) {
    splitter.push(typeof chunk === 'string' ? Buffer.from(chunk, 'utf8') : chunk);
    yield* lines;
    lines = [];
  }
  splitter.end();
  yield* lines;
}
