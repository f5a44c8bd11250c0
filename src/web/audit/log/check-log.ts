import { MAX_LINE, readLeaf } from '../../../ledger/leaf-form.js';
import { followsPlainly, formOf, LogWalk, type LineInHand, type LogVerdict } from '../../../ledger/log-walk.js';
import type { Seen } from '../../../ledger/verifier-diagnosis.js';
import { joined, toBase64 } from './bytes.js';
import { EMPTY_ROOT, type Checkpoint } from './checkpoint-note.js';
import { GrowingTree, leafHash } from './growing-tree.js';

/** How far the check has come. */
export interface Progress {
  lines: number;
  bytes: number;
}

interface Brought {
  /** Opened with the key; none of them: only the chain of the file itself is checked. */
  heads: readonly Checkpoint[];
  /** A checkpoint was brought whose signature does not hold. */
  badSignature?: boolean;
}

const LINES_AT_ONCE = 2000;

/**
 * Follows an exported log, one leaf a line, exactly as the offline verifier does, with the browser's own SHA-256. Memory stays
 * flat, and the page stays alive: each batch is waited for.
 */
export async function checkLog(
  chunks: AsyncIterable<Uint8Array>,
  { heads, badSignature = false }: Brought,
  onProgress: (progress: Progress) => void = () => undefined,
): Promise<LogVerdict> {
  const run = new CheckRun(heads, badSignature);
  const lines = new LineCutter();
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    lines.push(chunk);
    while (lines.ready.length >= LINES_AT_ONCE) {
      await run.take(lines.ready.splice(0, LINES_AT_ONCE));
      onProgress({ lines: run.taken, bytes });
    }
  }
  lines.end();
  await run.take(lines.ready);
  onProgress({ lines: run.taken, bytes });
  return run.verdict();
}

class CheckRun implements LineInHand {
  taken = 0;
  private readonly tree = new GrowingTree();
  private readonly walk: LogWalk;
  private rootText = EMPTY_ROOT;
  private line: Uint8Array = new Uint8Array(0);

  constructor(heads: readonly Checkpoint[], badSignature: boolean) {
    this.walk = new LogWalk(heads, badSignature, this, () => this.rootText);
  }

  async take(lines: readonly Uint8Array[]): Promise<void> {
    const hashes = await Promise.all(lines.map(leafHash));
    for (let from = 0; from < lines.length;) {
      // The root that the next head is compared with must be known before its last line is taken.
      const next = this.walk.nextSize;
      const to = next === null ? lines.length : Math.min(lines.length, from + Math.max(1, next - this.taken));
      if (next !== null) await this.tree.append(hashes.slice(from, to));
      if (next === this.tree.size) this.rootText = toBase64(await this.tree.root());
      for (; from < to; from++) {
        this.line = lines[from] as Uint8Array;
        this.taken += 1;
        this.walk.take(toBase64(hashes[from] as Uint8Array));
      }
    }
  }

  verdict(): LogVerdict {
    return this.walk.verdict();
  }

  follows(last: string, index: number): boolean {
    if (this.line.length > MAX_LINE) return false;
    return followsPlainly(new TextDecoder().decode(this.line), last, index);
  }

  seen(hash: string): Seen | null {
    if (this.line.length > MAX_LINE) return null;
    try {
      const { index, prev = null } = readLeaf(
        new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(this.line),
      );
      return { index, prev, hash };
    } catch {
      return null;
    }
  }

  form(): ReturnType<typeof formOf> {
    return formOf(new TextDecoder('utf-8', { ignoreBOM: true }).decode(this.line));
  }
}

/** Cuts chunks into lines; one over 1 MiB is kept one byte longer than that, so that it is refused and memory stays bounded. */
class LineCutter {
  readonly ready: Uint8Array[] = [];
  private pieces: Uint8Array[] = [];
  private held = 0;

  push(chunk: Uint8Array): void {
    let start = 0;
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
      this.hold(chunk.subarray(start, end));
      this.flush();
      start = end + 1;
    }
    this.hold(chunk.subarray(start));
  }

  end(): void {
    if (this.held > 0) this.flush();
  }

  private hold(piece: Uint8Array): void {
    const kept = piece.slice(0, Math.max(0, MAX_LINE + 1 - this.held));
    if (kept.length === 0) return;
    this.pieces.push(kept);
    this.held += kept.length;
  }

  private flush(): void {
    this.ready.push(joined(...this.pieces));
    this.pieces = [];
    this.held = 0;
  }
}
