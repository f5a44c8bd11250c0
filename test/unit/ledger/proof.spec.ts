import fc from 'fast-check';
import { consistencyProof, inclusionProof, rootAt } from '../../../src/ledger/proof.js';
import type { TreeReader } from '../../../src/ledger/proof.js';
import { verifyConsistency, verifyInclusion } from '../../../src/ledger/proof-check.js';
import { EMPTY_ROOT } from '../../../src/ledger/tree.js';
import { hex, leafAt, leavesUpTo, naiveConsistency, naivePath, naiveRoot, stored } from './given-tree.js';

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
      { numRuns: 25 },
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
      { numRuns: 25 },
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
