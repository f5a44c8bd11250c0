import { hash } from 'node:crypto';
import { HASH_TEXT } from './leaf.js';
import { TreeFailures } from './tree.failures.js';

/** Root of the tree without leaves: SHA-256 of nothing (RFC 6962 section 2.1). */
export const EMPTY_ROOT: Buffer = Buffer.from(hash('sha256', '', 'hex'), 'hex');

const pair = Buffer.alloc(65, 1);

/** RFC 6962 section 2.1: SHA-256(0x01 ‖ left ‖ right). */
export function nodeHash(left: Buffer, right: Buffer): Buffer {
  left.copy(pair, 1, 0, 32);
  right.copy(pair, 33, 0, 32);
  return Buffer.from(hash('sha256', pair, 'base64'), 'base64');
}

/** A complete subtree that an append finished: `2 ** level` leaves, the `position`-th of its level. */
export interface CompletedNode {
  level: number;
  position: number;
  hash: Buffer;
}

/**
 * The roots of the complete subtrees a tree of `size` leaves splits into, largest first: all that is needed to append
 * and to know the root. A value: `append` answers a new one, so a failed transaction simply drops it.
 */
export class Frontier {
  private constructor(
    readonly size: number,
    private readonly nodes: readonly Buffer[],
  ) {}

  static empty(): Frontier {
    return new Frontier(0, []);
  }

  /** Reads `toText` back; throws `audit.bad_frontier` unless the nodes are as many as the size has bits. */
  static parse(text: string): Frontier {
    const [size, ...nodes] = text.split(' ');
    if (size === undefined || !/^(0|[1-9]\d{0,15})$/.test(size) || !Number.isSafeInteger(Number(size))) {
      throw TreeFailures.BAD_FRONTIER();
    }
    const bits = [...Number(size).toString(2)].filter((bit) => bit === '1').length;
    if (nodes.length !== bits || !nodes.every((node) => HASH_TEXT.test(node))) throw TreeFailures.BAD_FRONTIER();
    return new Frontier(
      Number(size),
      nodes.map((node) => Buffer.from(node, 'base64')),
    );
  }

  /** `<size> <base64> <base64> …`; at most about 54 hashes. */
  toText(): string {
    return [String(this.size), ...this.nodes.map((node) => node.toString('base64'))].join(' ');
  }

  append(leafHash: Buffer): Frontier {
    return this.grow(leafHash, null);
  }

  /** Appends and tells every complete subtree this leaf finished, at levels 1, 2, 3 … */
  grow(leafHash: Buffer, completed: ((level: number, hash: Buffer) => void) | null): Frontier {
    const nodes = this.nodes.slice();
    let carry = leafHash;
    let level = 0;
    // Arithmetic, not bit operators: those would wrap at 2 ** 31 leaves.
    for (let rest = this.size; rest % 2 === 1; rest = (rest - 1) / 2) {
      carry = nodeHash(nodes.pop() as Buffer, carry);
      level += 1;
      completed?.(level, carry);
    }
    nodes.push(carry);
    return new Frontier(this.size + 1, nodes);
  }

  root(): Buffer {
    if (this.nodes.length === 0) return EMPTY_ROOT;
    return this.nodes.reduceRight((right, left) => nodeHash(left, right));
  }
}

/**
 * What to store when `leafHashes` are appended after `before`: the finished nodes of the stored levels, in order, and the new
 * frontier. Needs no read: the frontier holds every unfinished tile already folded.
 */
export function completedNodes(
  before: Frontier,
  leafHashes: readonly Buffer[],
): { after: Frontier; nodes: CompletedNode[] } {
  const nodes: CompletedNode[] = [];
  let after = before;
  for (const leafHash of leafHashes) {
    const size = after.size + 1;
    after = after.grow(leafHash, (level, hash) => {
      if (level % 8 === 0 && level <= 24) nodes.push({ level, position: size / 2 ** level - 1, hash });
    });
  }
  return { after, nodes };
}

/** The root of a long run of leaves without keeping anything but one pair of hashes a level; for the offline verifier. */
export class RunningRoot {
  size = 0;
  private readonly pairs: Buffer[] = [];
  private readonly hasLeft: boolean[] = [];

  /** `leafHash` as standard base64. */
  append(leafHash: string): void {
    let carry = leafHash;
    for (let level = 0; ; level++) {
      const slot = (this.pairs[level] ??= Buffer.alloc(65, 1));
      if (!this.hasLeft[level]) {
        slot.write(carry, 1, 'base64');
        this.hasLeft[level] = true;
        break;
      }
      slot.write(carry, 33, 'base64');
      this.hasLeft[level] = false;
      carry = hash('sha256', slot, 'base64');
    }
    this.size += 1;
  }

  root(): Buffer {
    let right: Buffer | null = null;
    for (let level = 0; level < this.pairs.length; level++) {
      if (!this.hasLeft[level]) continue;
      const left = Buffer.from((this.pairs[level] as Buffer).subarray(1, 33));
      right = right === null ? left : nodeHash(left, right);
    }
    return right ?? EMPTY_ROOT;
  }
}
