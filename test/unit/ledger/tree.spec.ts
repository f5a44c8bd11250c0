import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { leafHash } from '../../../src/ledger/leaf.js';
import { completedNodes, EMPTY_ROOT, Frontier, RunningRoot } from '../../../src/ledger/tree.js';
import { consistencyProof, inclusionProof, rootAt } from '../../../src/ledger/proof.js';
import { hex, leafAt, naiveRoot, stored } from './given-tree.js';
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
    const batch = Array<Buffer>(1000).fill(leafAt(0));
    for (let start = 0; start < 66_000; start += 1000) {
      const { after, nodes } = completedNodes(frontier, batch);
      seen.push(...nodes.map((node) => `${node.level}/${node.position}`));
      frontier = after;
    }
    expect(seen.slice(0, 3)).toEqual(['8/0', '8/1', '8/2']);
    expect(seen.filter((node) => node.startsWith('16/'))).toEqual(['16/0']);
    expect(seen).toHaveLength(Math.floor(66_000 / 256) + 1);
  });
});
