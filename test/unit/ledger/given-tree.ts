import { hash } from 'node:crypto';
import { leafHash } from '../../../src/ledger/leaf.js';
import type { TreeReader } from '../../../src/ledger/proof.js';
import { completedNodes, Frontier } from '../../../src/ledger/tree.js';

export const hex = (hashes: readonly Buffer[]): string[] => hashes.map((hash) => hash.toString('hex'));
export const leafAt = (index: number): Buffer => leafHash(`leaf ${index}`);
export const leavesUpTo = (size: number): Buffer[] => Array.from({ length: size }, (_, index) => leafAt(index));

/** The definitions of RFC 6962 section 2.1, word for word and as slow as they are. */
const sha = (...parts: Buffer[]): Buffer => hash('sha256', Buffer.concat(parts), 'buffer');
const split = (n: number): number => 2 ** Math.ceil(Math.log2(n) - 1);
export function naiveRoot(d: Buffer[]): Buffer {
  if (d.length === 0) return sha();
  if (d.length === 1) return d[0] as Buffer;
  const k = split(d.length);
  return sha(Buffer.from([1]), naiveRoot(d.slice(0, k)), naiveRoot(d.slice(k)));
}
export function naivePath(m: number, d: Buffer[]): Buffer[] {
  if (d.length === 1) return [];
  const k = split(d.length);
  if (m < k) return [...naivePath(m, d.slice(0, k)), naiveRoot(d.slice(k))];
  return [...naivePath(m - k, d.slice(k)), naiveRoot(d.slice(0, k))];
}
export function naiveConsistency(m: number, d: Buffer[], whole = true): Buffer[] {
  if (m === d.length) return whole ? [] : [naiveRoot(d)];
  const k = split(d.length);
  if (m <= k) return [...naiveConsistency(m, d.slice(0, k), whole), naiveRoot(d.slice(k))];
  return [...naiveConsistency(m - k, d.slice(k), false), naiveRoot(d.slice(0, k))];
}

/** What the database would hold after these batches, and how it was asked. */
export function stored(batches: Buffer[][]): { reader: TreeReader; frontier: Frontier; asked: number[] } {
  const levels = new Map<number, Buffer[]>([0, 8, 16, 24].map((level) => [level, []]));
  let frontier = Frontier.empty();
  for (const batch of batches) {
    const { after, nodes } = completedNodes(frontier, batch);
    levels.get(0)?.push(...batch);
    for (const node of nodes) {
      expect(node.position).toBe(levels.get(node.level)?.length);
      levels.get(node.level)?.push(node.hash);
    }
    frontier = after;
  }
  const asked: number[] = [];
  const hashes: TreeReader['hashes'] = (level, from, to) => {
    asked.push(to - from);
    expect(to).toBeLessThanOrEqual(levels.get(level)?.length ?? 0);
    return Promise.resolve((levels.get(level) ?? []).slice(from, to));
  };
  return { reader: { hashes }, frontier, asked };
}
