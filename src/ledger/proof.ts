import { nodeHash, EMPTY_ROOT } from './tree.js';
import { TreeFailures } from './tree.failures.js';

/**
 * Where the stored hashes come from: level 0 holds leaf hashes, level n the roots of complete subtrees of `2 ** n` leaves.
 * The range of positions is half open; only nodes complete in the tree that was asked about are asked for, 256 at a time.
 */
export interface TreeReader {
  hashes(level: 0 | 8 | 16 | 24, from: number, to: number): Promise<Buffer[]>;
}

/** RFC 6962 section 2.1.1: the audit path, from the leaf upwards. Throws `audit.out_of_range` unless 0 ≤ index < size. */
export async function inclusionProof(reader: TreeReader, index: number, size: number): Promise<Buffer[]> {
  if (!isCount(index) || !isCount(size) || index >= size) throw TreeFailures.OUT_OF_RANGE();
  const tiles = new Tiles(reader, size);
  const path: Buffer[] = [];
  let [from, to] = [0, size];
  while (to - from > 1) {
    const middle = from + halfOf(to - from);
    if (index < middle) {
      path.push(await tiles.subtree(middle, to));
      to = middle;
    } else {
      path.push(await tiles.subtree(from, middle));
      from = middle;
    }
  }
  return path.reverse();
}

/**
 * RFC 6962 section 2.1.2. Throws `audit.out_of_range` unless 0 ≤ from ≤ to. Empty when `from` is 0 (every tree extends the
 * empty one) or equals `to`.
 */
export async function consistencyProof(reader: TreeReader, from: number, to: number): Promise<Buffer[]> {
  if (!isCount(from) || !isCount(to) || from > to) throw TreeFailures.OUT_OF_RANGE();
  if (from === 0 || from === to) return [];
  const tiles = new Tiles(reader, to);
  const path: Buffer[] = [];
  let [start, end] = [0, to];
  // The old tree ends somewhere in [start, end); descend to its last subtree, noting every sibling.
  while (end !== from) {
    const middle = start + halfOf(end - start);
    if (from <= middle) {
      path.push(await tiles.subtree(middle, end));
      end = middle;
    } else {
      path.push(await tiles.subtree(start, middle));
      start = middle;
    }
  }
  // The verifier knows the old root; where that is the subtree itself it is not sent.
  if (start !== 0) path.push(await tiles.subtree(start, end));
  return path.reverse();
}

/** Root of the first `size` leaves. Throws `audit.out_of_range` for what is not a size. */
export async function rootAt(reader: TreeReader, size: number): Promise<Buffer> {
  if (!isCount(size)) throw TreeFailures.OUT_OF_RANGE();
  return size === 0 ? EMPTY_ROOT : new Tiles(reader, size).subtree(0, size);
}

/** One question's view of the stored tree: reads each tile of 256 once, at most two a stored level. */
class Tiles {
  private readonly read = new Map<string, Promise<Buffer[]>>();

  constructor(
    private readonly reader: TreeReader,
    private readonly size: number,
  ) {}

  /** Hash over the leaves [from, to), where `from` is a multiple of the smallest power of two that is ≥ to - from. */
  async subtree(from: number, to: number): Promise<Buffer> {
    const half = halfOf(to - from);
    if (half * 2 === to - from || to - from === 1) return this.complete(from, to);
    const left = await this.complete(from, from + half);
    return nodeHash(left, await this.subtree(from + half, to));
  }

  private async complete(from: number, to: number): Promise<Buffer> {
    const leaves = to - from;
    const level = leaves < 2 ** 8 ? 0 : leaves < 2 ** 16 ? 8 : leaves < 2 ** 24 ? 16 : 24;
    const [first, last] = [from / 2 ** level, to / 2 ** level];
    const start = Math.floor(first / 256) * 256;
    const end = Math.max(last, start + 256);
    const tile = await this.tile(level, start, Math.min(end, Math.floor(this.size / 2 ** level)));
    return fold(tile.slice(first - start, last - start));
  }

  private tile(level: 0 | 8 | 16 | 24, start: number, end: number): Promise<Buffer[]> {
    const key = `${level}/${start}/${end}`;
    const known = this.read.get(key);
    if (known) return known;
    const fresh = this.reader.hashes(level, start, end).then((hashes) => {
      if (hashes.length !== end - start) throw TreeFailures.INCOMPLETE();
      return hashes;
    });
    this.read.set(key, fresh);
    return fresh;
  }
}

function fold(hashes: Buffer[]): Buffer {
  let row = hashes;
  while (row.length > 1) {
    const above: Buffer[] = [];
    for (let i = 0; i < row.length; i += 2) above.push(nodeHash(row[i] as Buffer, row[i + 1] as Buffer));
    row = above;
  }
  return row[0] as Buffer;
}

/** The largest power of two below `n` (RFC 6962's k); 1 for 1. */
function halfOf(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

const isCount = (n: number): boolean => Number.isSafeInteger(n) && n >= 0;
