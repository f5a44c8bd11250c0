import { hash } from 'node:crypto';
import { Failure } from '../kernel/failure.js';
import { openCheckpoint, parseVerifierKey } from './checkpoint.js';
import { MAX_LINE, parseLeaf } from './leaf.js';
import { RunningRoot } from './tree.js';
import { Diagnosis } from './verifier-diagnosis.js';
import type { Seen, Tampering } from './verifier-diagnosis.js';
import { LineSplitter } from './verifier-lines.js';

export interface VerifyOptions {
  /** Heads already known to be genuine. */
  checkpoints?: readonly { size: number; root: Buffer }[];
  /** Signed notes, to be opened with `key`. */
  notes?: readonly string[];
  key?: string;
}

/**
 * `size` counts the whole lines read. `firstBadIndex` is the first place of the file that is not what was logged, null where
 * that cannot be known: a head that disagrees with an unbroken chain says only that something before it was rewritten.
 */
export interface LogVerdict {
  ok: boolean;
  size: number;
  firstBadIndex: number | null;
  kind: Tampering | null;
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

/** Hashes of the last lines, for telling which of two branches goes on. */
const REMEMBERED = 1024;

class LogRun {
  private readonly heads: { size: number; root: Buffer }[];
  private readonly badSignature: boolean;
  private readonly root = new RunningRoot();
  private readonly recent: string[] = new Array<string>(REMEMBERED).fill('');
  /** 0x00 and the line read last. */
  private input = Buffer.alloc(64 * 1024);
  private inputEnd = 1;
  private lines = 0;
  private chained = 0;
  private last = '';
  private nextHead = 0;
  private proven = 0;
  private disproven: number | null = null;
  private broken: { diagnosis: Diagnosis; cut: boolean } | null = null;

  constructor(options: VerifyOptions) {
    const opened = openAll(options);
    this.badSignature = opened.bad;
    this.heads = [...(options.checkpoints ?? []), ...opened.heads].sort((a, b) => a.size - b.size);
    this.compareHeads();
  }

  push(bytes: Buffer, start: number, end: number): void {
    const hashText = this.hashLine(bytes, start, end);
    this.lines += 1;
    if (this.broken) {
      this.broken.diagnosis.observe(this.look(hashText));
      this.broken.cut = false;
      return;
    }
    if (!this.followsPlainly(bytes, start, end)) {
      const seen = this.look(hashText);
      const expected = this.chained === 0 ? null : this.last;
      if (seen?.index !== this.chained || seen.prev !== expected) return this.breakAt(seen);
    }
    this.recent[this.chained % REMEMBERED] = hashText;
    this.last = hashText;
    this.chained += 1;
    if (this.nextHead < this.heads.length) {
      this.root.append(hashText);
      this.compareHeads();
    }
  }

  verdict(): LogVerdict {
    // The quick look leaves the form of a line to the hash in the next one; the last line has no next one, but perhaps a head.
    if (!this.broken && this.chained > this.proven && !this.look(this.last)) this.breakAtLast();
    const finding = this.broken?.diagnosis.finding();
    const size = this.broken?.cut ? this.lines - 1 : this.lines;
    const bad = (kind: Tampering, firstBadIndex: number | null): LogVerdict => ({
      ok: false,
      size,
      firstBadIndex,
      kind,
    });
    if (finding && (this.disproven === null || finding.firstBadIndex < this.disproven)) {
      return bad(finding.kind, finding.firstBadIndex);
    }
    if (this.disproven !== null) return this.disagreement(this.disproven, bad);
    if (this.nextHead < this.heads.length) return bad('truncated', size);
    if (this.badSignature) return bad('signature', null);
    return { ok: true, size, firstBadIndex: null, kind: null };
  }

  /** An unbroken chain under a head that says otherwise; one unproven line between two heads can be named. */
  private disagreement(size: number, bad: (kind: Tampering, index: number | null) => LogVerdict): LogVerdict {
    if (size - this.proven !== 1) return bad('forked', null);
    return bad(size === this.chained && !this.broken ? 'edited' : 'forked', this.proven);
  }

  private compareHeads(): void {
    for (let head = this.heads[this.nextHead]; head?.size === this.chained; head = this.heads[this.nextHead]) {
      this.nextHead += 1;
      if (head.root.equals(this.root.root())) this.proven = this.disproven === null ? head.size : this.proven;
      else this.disproven ??= head.size;
    }
  }

  private hashLine(bytes: Buffer, start: number, end: number): string {
    const needed = end - start + 1;
    if (needed > this.input.length) this.input = Buffer.alloc(Math.max(needed, this.input.length * 2));
    bytes.copy(this.input, 1, start, end);
    this.inputEnd = needed;
    return hash('sha256', this.input.subarray(0, needed), 'base64');
  }

  /**
   * Index and `prev` are the expected ones, judged by the text around the hash. Only a shortcut for honest lines: a line made to
   * look like one is still bound by the `prev` of the line after it, and anything else is read in full.
   */
  private followsPlainly(bytes: Buffer, start: number, end: number): boolean {
    if (this.chained === 0 || end - start > MAX_LINE) return false;
    const text = bytes.toString('latin1', start, end);
    const at = text.indexOf(this.last);
    if (at === -1) return false;
    const done = `,"index":${this.chained},"outcome":"done","prev":"`;
    if (text.startsWith(done, at - done.length)) return true;
    const refused = `,"index":${this.chained},"outcome":"refused","prev":"`;
    return text.startsWith(refused, at - refused.length);
  }

  private look(hashText: string): Seen | null {
    try {
      if (this.inputEnd - 1 > MAX_LINE) return null;
      const leaf = parseLeaf(this.input.subarray(1, this.inputEnd));
      return { index: leaf.index, prev: leaf.prev ?? null, hash: hashText };
    } catch (error) {
      if (error instanceof Failure) return null;
      throw error;
    }
  }

  private breakAt(seen: Seen | null): void {
    const form = seen ? 'leaf' : formOf(this.input.toString('utf8', 1, this.inputEnd));
    const { chained, recent } = this;
    const hashAt = (place: number): string | undefined =>
      place >= 0 && place < chained && place >= chained - REMEMBERED ? recent[place % REMEMBERED] : undefined;
    const { proven, disproven } = this;
    this.broken = {
      diagnosis: new Diagnosis({ at: chained, seen, form, hashAt, proven, disproven }),
      cut: form === 'cut',
    };
  }

  private breakAtLast(): void {
    this.chained -= 1;
    if (this.disproven !== null && this.disproven > this.chained) this.disproven = null;
    this.breakAt(null);
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

/** Whether text that is no leaf is empty, or stops inside a string, list or object as a cut file does. */
function formOf(text: string): 'blank' | 'cut' | 'garbled' {
  if (text.trim() === '') return 'blank';
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (inString && char === '\\') i += 1;
    else if (char === '"') inString = !inString;
    else if (!inString && (char === '{' || char === '[')) depth += 1;
    else if (!inString && (char === '}' || char === ']')) depth -= 1;
  }
  return inString || depth > 0 ? 'cut' : 'garbled';
}
