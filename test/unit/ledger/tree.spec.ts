import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { leafHash } from '../../../src/ledger/leaf.js';
import { completedNodes, EMPTY_ROOT, Frontier, RunningRoot } from '../../../src/ledger/tree.js';
import { consistencyProof, inclusionProof, rootAt } from '../../../src/ledger/proof.js';
import type { TreeReader } from '../../../src/ledger/proof.js';
import { verifyConsistency, verifyInclusion } from '../../../src/ledger/proof-check.js';

interface Vectors {
  emptyRoot: string;
  emptyLeafHash: string;
  leaves: string[];
  roots: string[];
  inclusion: { index: number; size: number; hashes: string[] }[];
  consistency: { from: number; to: number; hashes: string[] }[];
}
const known = JSON.parse(readFileSync(join(__dirname, '../../vectors/tree.json'), 'utf8')) as Vectors;
const hex = (hashes: readonly Buffer[]): string[] => hashes.map((hash) => hash.toString('hex'));
const leafAt = (index: number): Buffer => leafHash(`leaf ${index}`);
const leavesUpTo = (size: number): Buffer[] => Array.from({ length: size }, (_, index) => leafAt(index));

/** The definitions of RFC 6962 section 2.1, word for word and as slow as they are. */
const sha = (...parts: Buffer[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest();
const split = (n: number): number => 2 ** Math.ceil(Math.log2(n) - 1);
function naiveRoot(d: Buffer[]): Buffer {
  if (d.length === 0) return sha();
  if (d.length === 1) return d[0] as Buffer;
  const k = split(d.length);
  return sha(Buffer.from([1]), naiveRoot(d.slice(0, k)), naiveRoot(d.slice(k)));
}
function naivePath(m: number, d: Buffer[]): Buffer[] {
  if (d.length === 1) return [];
  const k = split(d.length);
  if (m < k) return [...naivePath(m, d.slice(0, k)), naiveRoot(d.slice(k))];
  return [...naivePath(m - k, d.slice(k)), naiveRoot(d.slice(0, k))];
}
function naiveConsistency(m: number, d: Buffer[], whole = true): Buffer[] {
  if (m === d.length) return whole ? [] : [naiveRoot(d)];
  const k = split(d.length);
  if (m <= k) return [...naiveConsistency(m, d.slice(0, k), whole), naiveRoot(d.slice(k))];
  return [...naiveConsistency(m - k, d.slice(k), false), naiveRoot(d.slice(0, k))];
}

/** What the database would hold after these batches, and how it was asked. */
function stored(batches: Buffer[][]): { reader: TreeReader; frontier: Frontier; asked: number[] } {
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

describe('the known answers of RFC 6962', () => {
  const leaves = known.leaves.map((leaf) => leafHash(Buffer.from(leaf, 'hex')));
  const { reader } = stored([leaves]);

  it('knows the empty root and the empty leaf', () => {
    expect(EMPTY_ROOT.toString('hex')).toBe(known.emptyRoot);
    expect(Frontier.empty().root()).toEqual(EMPTY_ROOT);
    expect(leafHash('').toString('hex')).toBe(known.emptyLeafHash);
  });

  it.each(known.roots.map((root, i) => [i + 1, root] as const))('has the root of %i leaves', async (size, root) => {
    const frontier = leaves.slice(0, size).reduce((grown, leaf) => grown.append(leaf), Frontier.empty());
    expect(frontier.root().toString('hex')).toBe(root);
    expect((await rootAt(reader, size)).toString('hex')).toBe(root);
  });

  it.each(known.inclusion)('proves leaf $index in a tree of $size', async ({ index, size, hashes }) => {
    const proof = await inclusionProof(reader, index, size);
    expect(hex(proof)).toEqual(hashes);
    const root = Buffer.from(known.roots[size - 1] as string, 'hex');
    expect(verifyInclusion(leaves[index] as Buffer, index, size, proof, root)).toBe(true);
  });

  it.each(known.consistency)('proves that $to extends $from', async ({ from, to, hashes }) => {
    const proof = await consistencyProof(reader, from, to);
    expect(hex(proof)).toEqual(hashes);
    const [old, now] = [from, to].map((size) => Buffer.from(known.roots[size - 1] as string, 'hex'));
    expect(verifyConsistency(from, to, proof, old as Buffer, now as Buffer)).toBe(true);
  });
});

describe('the frontier', () => {
  it('has the same root however the leaves arrive', () => {
    const batches = fc.array(fc.integer({ min: 0, max: 90 }), { maxLength: 8 });
    fc.assert(
      fc.property(batches, (sizes) => {
        let next = 0;
        const parts = sizes.map((size) => Array.from({ length: size }, () => leafAt(next++)));
        const { frontier } = stored(parts);
        const running = new RunningRoot();
        for (const leaf of parts.flat()) running.append(leaf.toString('base64'));
        expect(frontier.size).toBe(next);
        expect(frontier.root()).toEqual(naiveRoot(parts.flat()));
        expect(running.root()).toEqual(frontier.root());
        expect(Frontier.parse(frontier.toText()).append(leafAt(next)).root()).toEqual(
          frontier.append(leafAt(next)).root(),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('is a value: an append leaves the old one as it was', () => {
    const before = Frontier.empty().append(leafAt(0));
    before.append(leafAt(1));
    expect(before.toText()).toBe(`1 ${leafAt(0).toString('base64')}`);
  });

  it.each(['', 'x', '1', '0 ', '01', '-1', '1 AAAA', `2 ${'A'.repeat(43)}= ${'A'.repeat(43)}=`, '99999999999999999'])(
    'refuses the text %j',
    (text) => expect(() => Frontier.parse(text)).toThrow('audit.bad_frontier'),
  );

  it('names the finished tiles of 256 and of 65536, across batches', () => {
    let frontier = Frontier.empty();
    const seen: string[] = [];
    for (let start = 0; start < 66_000; start += 1000) {
      const { after, nodes } = completedNodes(
        frontier,
        Array.from({ length: 1000 }, () => leafAt(0)),
      );
      seen.push(...nodes.map((node) => `${node.level}/${node.position}`));
      frontier = after;
    }
    expect(seen.slice(0, 3)).toEqual(['8/0', '8/1', '8/2']);
    expect(seen.filter((node) => node.startsWith('16/'))).toEqual(['16/0']);
    expect(seen).toHaveLength(Math.floor(66_000 / 256) + 1);
  });
});

describe('proofs from the stored tree', () => {
  const size = 1500;
  const leaves = leavesUpTo(size);
  const { reader } = stored([leaves.slice(0, 100), leaves.slice(100, 1024), leaves.slice(1024)]);
  const sizes = fc.integer({ min: 1, max: size });
  const pair = fc.tuple(sizes, sizes).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);

  it('proves inclusion as the definition does, and of nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(pair, fc.nat(), async ([at, to], noise) => {
        const index = at - 1;
        const root = naiveRoot(leaves.slice(0, to));
        const proof = await inclusionProof(reader, index, to);
        const leaf = leaves[index] as Buffer;
        expect(hex(proof)).toEqual(hex(naivePath(index, leaves.slice(0, to))));
        expect(verifyInclusion(leaf, index, to, proof, root)).toBe(true);
        const other = noise % to;
        if (other !== index) expect(verifyInclusion(leaf, other, to, proof, root)).toBe(false);
        expect(verifyInclusion(leafAt(size + 1), index, to, proof, root)).toBe(false);
        expect(verifyInclusion(leaf, index, to, proof, naiveRoot(leaves.slice(0, to - 1)))).toBe(false);
        expect(verifyInclusion(leaf, index, to, [...proof, root], root)).toBe(false);
        if (proof.length > 0) expect(verifyInclusion(leaf, index, to, proof.slice(1), root)).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  it('does not take a proof for a size with another path', async () => {
    const proof = await inclusionProof(reader, 5, 8);
    const root = naiveRoot(leaves.slice(0, 8));
    for (const other of [6, 9, 16, 17, 100]) {
      expect(verifyInclusion(leaves[5] as Buffer, 5, other, proof, root)).toBe(false);
    }
  });

  it('proves consistency as the definition does, and of nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(pair, async ([from, to]) => {
        const [old, now] = [naiveRoot(leaves.slice(0, from)), naiveRoot(leaves.slice(0, to))];
        const proof = await consistencyProof(reader, from, to);
        expect(hex(proof)).toEqual(hex(naiveConsistency(from, leaves.slice(0, to))));
        expect(verifyConsistency(from, to, proof, old, now)).toBe(true);
        expect(verifyConsistency(from, to, proof, leafAt(1), now)).toBe(false);
        expect(verifyConsistency(from, to, proof, old, leafAt(0))).toBe(to === 1 && from === 1);
        expect(verifyConsistency(from, to, [...proof, now], old, now)).toBe(false);
        if (proof.length > 0) expect(verifyConsistency(from, to, proof.slice(1), old, now)).toBe(false);
        if (from > 1) expect(verifyConsistency(from - 1, to, proof, old, now)).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  it('extends the empty tree by an empty proof, to the empty root only', async () => {
    const now = naiveRoot(leaves.slice(0, 9));
    expect(await consistencyProof(reader, 0, 9)).toEqual([]);
    expect(verifyConsistency(0, 9, [], EMPTY_ROOT, now)).toBe(true);
    expect(verifyConsistency(0, 9, [], now, now)).toBe(false);
    expect(verifyConsistency(0, 0, [], EMPTY_ROOT, EMPTY_ROOT)).toBe(true);
  });

  it.each([
    [0, 0],
    [5, 5],
    [6, 5],
    [-1, 5],
    [0.5, 5],
    [0, NaN],
  ])('has no inclusion proof for leaf %d of %d', async (index, of) => {
    await expect(inclusionProof(reader, index, of)).rejects.toMatchObject({
      code: 'audit.out_of_range',
      kind: 'malformed',
    });
  });

  it.each([
    [6, 5],
    [-1, 5],
    [1.5, 5],
    [1, Infinity],
  ])('has no consistency proof from %d to %d', async (from, to) => {
    await expect(consistencyProof(reader, from, to)).rejects.toMatchObject({ code: 'audit.out_of_range' });
  });

  it('says so when the stored tree has a gap', async () => {
    const gap: TreeReader = { hashes: () => Promise.resolve([]) };
    await expect(inclusionProof(gap, 0, 5)).rejects.toMatchObject({ code: 'audit.incomplete', kind: 'unavailable' });
  });
});

describe('proofs in a tree with three stored levels', () => {
  const size = 66_123;
  // One leaf over and over makes the expected roots cheap: equal subtrees have equal hashes.
  const leaf = leafAt(0);
  const { reader, frontier, asked } = stored([Array.from({ length: size }, () => leaf)]);
  const root = frontier.root();

  it.each([0, 255, 256, 65_535, 65_536, 66_000, size - 1])('proves leaf %i with few and short reads', async (index) => {
    asked.length = 0;
    expect(verifyInclusion(leaf, index, size, await inclusionProof(reader, index, size), root)).toBe(true);
    expect(asked.length).toBeLessThanOrEqual(6);
    expect(Math.max(...asked)).toBeLessThanOrEqual(256);
  });

  it.each([1, 256, 257, 65_536, 65_537, 66_048])(
    'proves consistency from %i with few and short reads',
    async (from) => {
      const old = await rootAt(reader, from);
      asked.length = 0;
      expect(verifyConsistency(from, size, await consistencyProof(reader, from, size), old, root)).toBe(true);
      expect(asked.length).toBeLessThanOrEqual(6);
      expect(Math.max(...asked)).toBeLessThanOrEqual(256);
    },
  );
});
