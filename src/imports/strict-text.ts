import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { tooLarge, unreadable } from './import.failures.js';

export const MAX_BYTES = 50 * 1024 * 1024;

const LINE_END = 0x0a;
const BOM = '\ufeff';

/** A file of text: read once, whole lines at a time; `sha256` is known when the last one was read. */
export interface StrictText {
  lines: AsyncIterable<string>;
  sha256(): string;
}

/** Reads UTF-8 and nothing else; a byte order mark is passed over. Throws `import.unreadable` naming the line. */
export async function strictText(file: string): Promise<StrictText> {
  const size = await sizeOf(file);
  if (size > MAX_BYTES) throw tooLarge('larger than 50 MB');
  const hash = createHash('sha256');
  return { lines: blocks(file, hash), sha256: () => hash.copy().digest('base64') };
}

async function sizeOf(file: string): Promise<number> {
  const found = await stat(file).catch(() => null);
  if (!found) throw unreadable('there is no such file, or it may not be read');
  if (!found.isFile()) throw unreadable('this is not a file');
  return found.size;
}

/** A character never crosses a line end, so text cut there can be judged on its own. */
async function* blocks(file: string, hash: ReturnType<typeof createHash>): AsyncGenerator<string> {
  let kept: Buffer[] = [];
  let line = 1;
  let bytes = 0;
  for await (const chunk of chunksOf(file)) {
    bytes += chunk.length;
    // A pipe or a file that grows while it is read has no size to trust.
    if (bytes > MAX_BYTES) throw tooLarge('larger than 50 MB');
    hash.update(chunk);
    const cut = chunk.lastIndexOf(LINE_END) + 1;
    if (cut === 0) {
      kept.push(chunk);
      continue;
    }
    const block = Buffer.concat([...kept, chunk.subarray(0, cut)]);
    yield decoded(block, line);
    line += countLines(block);
    kept = [chunk.subarray(cut)];
  }
  const rest = Buffer.concat(kept);
  if (rest.length > 0) yield decoded(rest, line);
}

async function* chunksOf(file: string): AsyncGenerator<Buffer> {
  try {
    yield* createReadStream(file) as AsyncIterable<Buffer>;
  } catch {
    throw unreadable('it may not be read');
  }
}

function decoded(block: Buffer, firstLine: number): string {
  if (!isUtf8(block)) throw unreadable(`line ${firstLine + badLine(block)} is not UTF-8 text`);
  const text = block.toString('utf8');
  if (text.includes('\u0000')) throw unreadable(`line ${firstLine + nulLine(text)} holds a NUL character`);
  return firstLine === 1 && text.startsWith(BOM) ? text.slice(1) : text;
}

function badLine(block: Buffer): number {
  let n = 0;
  for (let from = 0; from < block.length; n++) {
    const end = block.indexOf(LINE_END, from);
    const to = end < 0 ? block.length : end + 1;
    if (!isUtf8(block.subarray(from, to))) return n;
    from = to;
  }
  return n;
}

const nulLine = (text: string): number => text.slice(0, text.indexOf('\u0000')).split('\n').length - 1;

function countLines(block: Buffer): number {
  let n = 0;
  for (let at = block.indexOf(LINE_END); at >= 0; at = block.indexOf(LINE_END, at + 1)) n++;
  return n;
}
