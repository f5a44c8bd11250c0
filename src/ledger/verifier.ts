import { hash } from 'node:crypto';
import { Failure } from '../kernel/failure.js';
import { openCheckpoint, parseVerifierKey } from './checkpoint.js';
import { MAX_LINE, parseLeaf } from './leaf.js';
import { RunningRoot } from './tree.js';
import { followsPlainly, formOf, LogWalk, type LineInHand, type LogVerdict } from './log-walk.js';
import type { Seen } from './verifier-diagnosis.js';
import { LineSplitter } from './verifier-lines.js';

export interface VerifyOptions {
  /** Heads already known to be genuine. */
  checkpoints?: readonly { size: number; root: Buffer }[];
  /** Signed notes, to be opened with `key`. */
  notes?: readonly string[];
  key?: string;
}

/**
 * Checks an exported log, one canonical leaf a line, without the service. The chain of `prev` finds every change of a line but the
 * last; heads of earlier checkpoints also find a changed last line, a cut tail and a rewritten chain. A break in the chain is
 * told before a wrong head, and both before a bad signature. Throws `checkpoint.bad_key` when the key itself cannot be read.
 */
export async function verifyLog(
  lines: AsyncIterable<Buffer | string>,
  options: VerifyOptions = {},
): Promise<LogVerdict> {
  const run = new LogRun(options);
  for await (const line of lines) {
    const bytes = typeof line === 'string' ? Buffer.from(line, 'utf8') : line;
    run.push(bytes, 0, bytes.length);
  }
  return run.verdict();
}

/** `verifyLog` on the raw chunks of a file: the same verdicts, without a promise for every line. */
export async function verifyExport(
  chunks: AsyncIterable<Buffer | string>,
  options: VerifyOptions = {},
): Promise<LogVerdict> {
  const run = new LogRun(options);
  const splitter = new LineSplitter((bytes, start, end) => run.push(bytes, start, end));
  for await (const chunk of chunks) splitter.push(typeof chunk === 'string' ? Buffer.from(chunk, 'utf8') : chunk);
  splitter.end();
  return run.verdict();
}

class LogRun implements LineInHand {
  private readonly root = new RunningRoot();
  private readonly walk: LogWalk;
  /** 0x00 and the line read last. */
  private input = Buffer.alloc(64 * 1024);
  private inputEnd = 1;

  constructor(options: VerifyOptions) {
    const opened = openAll(options);
    const heads = [...(options.checkpoints ?? []), ...opened.heads].map(({ size, root }) => ({
      size,
      root: root.toString('base64'),
    }));
    this.walk = new LogWalk(heads, opened.bad, this, () => this.root.root().toString('base64'));
  }

  push(bytes: Buffer, start: number, end: number): void {
    const hashText = this.hashLine(bytes, start, end);
    if (this.walk.nextSize !== null) this.root.append(hashText);
    this.walk.take(hashText);
  }

  verdict(): LogVerdict {
    return this.walk.verdict();
  }

  follows(last: string, index: number): boolean {
    if (this.inputEnd - 1 > MAX_LINE) return false;
    return followsPlainly(this.input.toString('latin1', 1, this.inputEnd), last, index);
  }

  seen(hashText: string): Seen | null {
    try {
      if (this.inputEnd - 1 > MAX_LINE) return null;
      const leaf = parseLeaf(this.input.subarray(1, this.inputEnd));
      return { index: leaf.index, prev: leaf.prev ?? null, hash: hashText };
    } catch (error) {
      if (error instanceof Failure) return null;
      throw error;
    }
  }

  form(): ReturnType<typeof formOf> {
    return formOf(this.input.toString('utf8', 1, this.inputEnd));
  }

  private hashLine(bytes: Buffer, start: number, end: number): string {
    const needed = end - start + 1;
    if (needed > this.input.length) this.input = Buffer.alloc(Math.max(needed, this.input.length * 2));
    bytes.copy(this.input, 1, start, end);
    this.inputEnd = needed;
    return hash('sha256', this.input.subarray(0, needed), 'base64');
  }
}

function openAll(options: VerifyOptions): { heads: { size: number; root: Buffer }[]; bad: boolean } {
  const heads: { size: number; root: Buffer }[] = [];
  let bad = false;
  const key = options.key ?? '';
  if (options.notes?.length) parseVerifierKey(key);
  for (const note of options.notes ?? []) {
    try {
      heads.push(openCheckpoint(note, key));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      bad = true;
    }
  }
  return { heads, bad };
}
