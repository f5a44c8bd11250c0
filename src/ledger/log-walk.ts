import { Diagnosis } from './verifier-diagnosis.js';
import type { Break, Seen, Tampering } from './verifier-diagnosis.js';

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

/** A head known to be genuine; `root` as base64. */
export interface KnownHead {
  readonly size: number;
  readonly root: string;
}

/** The line that is being taken, as far as the walk asks about it. */
export interface LineInHand {
  /** A quick yes for honest lines; a line without it is read in full. */
  follows(last: string, index: number): boolean;
  /** What it says of its place; null when it is no canonical leaf. */
  seen(hash: string): Seen | null;
  form(): Exclude<Break['form'], 'leaf'>;
}

/** Hashes of the last lines, for telling which of two branches goes on. */
const REMEMBERED = 1024;

/**
 * Follows the chain of `prev` from line to line and compares heads on the way; says at the end what was found. Knows neither files
 * nor hashes, so that a command and a page come to the same verdict. `root` answers the root of the lines taken so far.
 */
export class LogWalk {
  private readonly heads: readonly KnownHead[];
  private readonly recent: string[] = new Array<string>(REMEMBERED).fill('');
  private lines = 0;
  private chained = 0;
  private last = '';
  private nextHead = 0;
  private proven = 0;
  private disproven: number | null = null;
  private broken: { diagnosis: Diagnosis; cut: boolean } | null = null;

  constructor(
    heads: readonly KnownHead[],
    private readonly badSignature: boolean,
    private readonly line: LineInHand,
    private readonly root: () => string,
  ) {
    this.heads = [...heads].sort((a, b) => a.size - b.size);
    this.compareHeads();
  }

  /** Size of the next head to compare; null when no root is needed any more. */
  get nextSize(): number | null {
    return this.broken ? null : (this.heads[this.nextHead]?.size ?? null);
  }

  take(hash: string): void {
    this.lines += 1;
    if (this.broken) {
      this.broken.diagnosis.observe(this.line.seen(hash));
      this.broken.cut = false;
      return;
    }
    if (this.chained === 0 || !this.line.follows(this.last, this.chained)) {
      const seen = this.line.seen(hash);
      const expected = this.chained === 0 ? null : this.last;
      if (seen?.index !== this.chained || seen.prev !== expected) return this.breakAt(seen);
    }
    this.recent[this.chained % REMEMBERED] = hash;
    this.last = hash;
    this.chained += 1;
    this.compareHeads();
  }

  verdict(): LogVerdict {
    // The quick look leaves the form of a line to the hash in the next one; the last line has no next one, but perhaps a head.
    if (!this.broken && this.chained > this.proven && !this.line.seen(this.last)) this.breakAtLast();
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
      if (head.root === this.root()) this.proven = this.disproven === null ? head.size : this.proven;
      else this.disproven ??= head.size;
    }
  }

  private breakAt(seen: Seen | null): void {
    const form = seen ? 'leaf' : this.line.form();
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

/** Whether text that is no leaf is empty, or stops inside a string, list or object as a cut file does. */
export function formOf(text: string): 'blank' | 'cut' | 'garbled' {
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

/**
 * Are index and `prev` the expected ones, judged by the text around the hash? Only a shortcut for honest lines: a line made to look
 * like one is still bound by the `prev` of the line after it, and anything else is read in full.
 */
export function followsPlainly(text: string, last: string, index: number): boolean {
  const at = text.indexOf(last);
  if (at === -1) return false;
  const done = `,"index":${index},"outcome":"done","prev":"`;
  if (text.startsWith(done, at - done.length)) return true;
  const refused = `,"index":${index},"outcome":"refused","prev":"`;
  return text.startsWith(refused, at - refused.length);
}
