import { joined, sha256 } from './bytes.js';

type Hash = Uint8Array<ArrayBuffer>;

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** RFC 6962 section 2.1: SHA-256(0x00 ‖ line). */
export const leafHash = (line: Uint8Array): Promise<Hash> => sha256(joined(LEAF, line));
/** SHA-256(0x01 ‖ left ‖ right). */
export const nodeHash = (left: Uint8Array, right: Uint8Array): Promise<Hash> => sha256(joined(NODE, left, right));

/** The tree over a long run of leaves, of which it keeps one hash a level; the browser hashes each row at once. */
export class GrowingTree {
  size = 0;
  private readonly left: (Hash | undefined)[] = [];

  async append(leaves: readonly Hash[]): Promise<void> {
    this.size += leaves.length;
    let row: readonly Hash[] = leaves;
    for (let level = 0; row.length > 0; level++) {
      const waiting = this.left[level];
      const whole = waiting ? [waiting, ...row] : row;
      const isOdd = whole.length % 2 === 1;
      this.left[level] = isOdd ? whole.at(-1) : undefined;
      const pairs = Array.from({ length: Math.floor(whole.length / 2) }, (_, at) => at * 2);
      row = await Promise.all(pairs.map((at) => nodeHash(whole[at] as Hash, whole[at + 1] as Hash)));
    }
  }

  async root(): Promise<Hash> {
    let right: Hash | null = null;
    for (const left of this.left) if (left) right = right ? await nodeHash(left, right) : left;
    return right ?? sha256(new Uint8Array(0));
  }
}

/** RFC 9162 section 2.1.3.2: does the path lead from the leaf to the root? */
export async function isIncluded(
  leaf: Uint8Array,
  { index, size, hashes }: { index: number; size: number; hashes: readonly Uint8Array[] },
  root: Uint8Array,
): Promise<boolean> {
  if (index >= size || ![leaf, root, ...hashes].every((hash) => hash.length === 32)) return false;
  let [node, last] = [index, size - 1];
  let hash = leaf;
  const up = (): void => {
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  };
  for (const sibling of hashes) {
    if (last === 0) return false;
    const isLeft = node % 2 === 1 || node === last;
    hash = await (isLeft ? nodeHash(sibling, hash) : nodeHash(hash, sibling));
    // A last node without a right sibling stands for itself on the levels above.
    if (isLeft && node === last) while (node % 2 === 0 && node !== 0) up();
    up();
  }
  return last === 0 && hash.every((byte, at) => byte === root[at]);
}
