import { EMPTY_ROOT, nodeHash } from './tree.js';

/** RFC 9162 section 2.1.3.2. False for anything that does not prove it; never throws. */
export function verifyInclusion(
  leafHash: Buffer,
  index: number,
  size: number,
  proof: readonly Buffer[],
  root: Buffer,
): boolean {
  if (!isCount(index) || !isCount(size) || index >= size || ![leafHash, root, ...proof].every(isHash)) return false;
  const walk = new Walk(index, size - 1);
  let hash = leafHash;
  for (const sibling of proof) {
    if (walk.last === 0) return false;
    hash = walk.siblingIsLeft() ? nodeHash(sibling, hash) : nodeHash(hash, sibling);
    walk.up();
  }
  return walk.last === 0 && hash.equals(root);
}

/** RFC 9162 section 2.1.4.2, with an empty proof for equal sizes and for `from` 0. Never throws. */
export function verifyConsistency(
  from: number,
  to: number,
  proof: readonly Buffer[],
  fromRoot: Buffer,
  toRoot: Buffer,
): boolean {
  if (!isCount(from) || !isCount(to) || from > to || ![fromRoot, toRoot, ...proof].every(isHash)) return false;
  if (from === to) return proof.length === 0 && fromRoot.equals(toRoot) && (to > 0 || toRoot.equals(EMPTY_ROOT));
  if (from === 0) return proof.length === 0 && fromRoot.equals(EMPTY_ROOT);
  // An old tree that is one complete subtree is itself the first node of the path, and is not sent.
  const path = isPowerOfTwo(from) ? [fromRoot, ...proof] : proof;
  const [first, ...rest] = path;
  if (!first || proof.length === 0) return false;
  const walk = new Walk(from - 1, to - 1);
  walk.skipRightEdges();
  let [oldHash, newHash] = [first, first];
  for (const sibling of rest) {
    if (walk.last === 0) return false;
    if (walk.siblingIsLeft()) {
      oldHash = nodeHash(sibling, oldHash);
      newHash = nodeHash(sibling, newHash);
    } else {
      newHash = nodeHash(newHash, sibling);
    }
    walk.up();
  }
  return walk.last === 0 && oldHash.equals(fromRoot) && newHash.equals(toRoot);
}

/** The climb from one node and from the last node of its level to the root (RFC 9162's fn and sn). */
class Walk {
  constructor(
    private node: number,
    public last: number,
  ) {}

  siblingIsLeft(): boolean {
    return this.node % 2 === 1 || this.node === this.last;
  }

  up(): void {
    // A last node without a right sibling stands for itself on the levels above.
    if (this.node === this.last) while (this.node % 2 === 0 && this.node !== 0) this.shift();
    this.shift();
  }

  skipRightEdges(): void {
    while (this.node % 2 === 1) this.shift();
  }

  private shift(): void {
    this.node = Math.floor(this.node / 2);
    this.last = Math.floor(this.last / 2);
  }
}

const isPowerOfTwo = (n: number): boolean => Number.isInteger(Math.log2(n)) && 2 ** Math.round(Math.log2(n)) === n;
const isCount = (n: number): boolean => Number.isSafeInteger(n) && n >= 0;
const isHash = (value: Buffer): boolean => Buffer.isBuffer(value) && value.length === 32;
