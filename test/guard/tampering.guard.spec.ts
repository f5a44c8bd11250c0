import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeLeaf, leafHashText, parseLeaf } from '../../src/ledger/leaf.js';
import type { Leaf } from '../../src/ledger/leaf.js';
import { givenLog, headOf, leafOf, verify } from '../unit/ledger/given-log.js';

const SIZE = 600;
const log = givenLog(SIZE);
const end = headOf(log);
const line = (index: number): string => log[index] as string;
const changed = (index: number, change: Partial<Leaf>): string => encodeLeaf({ ...parseLeaf(line(index)), ...change });
const put = (at: number, ...lines: string[]): string[] => [
  ...log.slice(0, at),
  ...lines,
  ...log.slice(at + lines.length),
];
const insert = (at: number, ...lines: string[]): string[] => [...log.slice(0, at), ...lines, ...log.slice(at)];
const without = (from: number, to = from + 1): string[] => [...log.slice(0, from), ...log.slice(to)];
const swapped = (a: number, b: number): string[] => {
  const lines = log.slice();
  [lines[a], lines[b]] = [line(b), line(a)];
  return lines;
};
const moved = (from: number, to: number, count = 1): string[] => {
  const lines = log.slice();
  lines.splice(to, 0, ...lines.splice(from, count));
  return lines;
};
const otherHash = leafHashText('somebody else');
/** Rewrites a line and repairs every `prev` after it, as somebody with the whole database can. */
const rewritten = (at: number, size = SIZE): string[] =>
  givenLog(size, (index, prev) => ({ ...leafOf(index, prev), ...(index === at ? { reason: 'rewritten' } : {}) }));
const renumbered = (lines: readonly string[]): string[] =>
  lines.map((text, index) => {
    const { prev, ...leaf } = parseLeaf(text);
    return encodeLeaf(index === 0 ? { ...leaf, index } : { ...leaf, index, prev: prev ?? otherHash });
  });

describe('an intact export', () => {
  it.each([0, 1, 2, 255, 256, 600])('of %i leaves passes, with and without a head', async (size) => {
    const lines = log.slice(0, size);
    const intact = { ok: true, size, firstBadIndex: null, kind: null };
    expect(await verify(lines)).toEqual(intact);
    expect(await verify(lines, { checkpoints: [headOf(lines)] })).toEqual(intact);
  });

  it('may hold more leaves than its heads, given in any order', async () => {
    const checkpoints = [headOf(log, 400), headOf(log, 0), headOf(log, 1), headOf(log, 400)];
    expect(await verify(log, { checkpoints })).toMatchObject({ ok: true, size: SIZE });
  });

  it('may repeat the text of its own chain inside the details', async () => {
    const tricky = givenLog(20, (index, prev) => ({
      ...leafOf(index, prev),
      reason: `","prev":"${prev}"`,
      details: { index, outcome: 'done', prev: prev ?? null, reason: null },
    }));
    expect(await verify(tricky, { checkpoints: [headOf(tricky)] })).toMatchObject({ ok: true });
  });
});

const tamperings: [string, string[], string, number][] = [
  ['a reason', put(300, changed(300, { reason: 'x' })), 'edited', 300],
  ['an outcome', put(300, changed(300, { outcome: 'refused' })), 'edited', 300],
  ['the first line', put(0, changed(0, { reason: 'x' })), 'edited', 0],
  ['the last line but one', put(598, changed(598, { reason: 'x' })), 'edited', 598],
  ['a prev', put(300, changed(300, { prev: otherHash })), 'edited', 300],
  ['an index, upwards', put(300, changed(300, { index: 450 })), 'edited', 300],
  ['an index, beyond the end', put(300, changed(300, { index: 9000 })), 'edited', 300],
  ['an index, downwards', put(300, changed(300, { index: 150 })), 'edited', 300],
  ['the index of the last line', put(599, changed(599, { index: 700 })), 'edited', 599],
  ['the spaces', put(300, line(300).replace(',', ', ')), 'edited', 300],
  ['a line into garbage', put(300, 'garbage'), 'edited', 300],
  ['the first line into garbage', put(0, 'garbage'), 'edited', 0],
  ['the last line into garbage', put(599, 'garbage'), 'edited', 599],
  ['a line by a copy of a later one', put(300, line(500)), 'edited', 300],
  ['a line by a copy of an earlier one', put(300, line(100)), 'edited', 300],
  [
    'the names in a run of lines',
    put(300, ...[0, 1, 2, 3, 4].map((i) => changed(300 + i, { reason: 'x' }))),
    'edited',
    300,
  ],
  ['two lines far apart', put(100, changed(100, { reason: 'x' })).with(500, 'garbage'), 'edited', 100],
  ['one line', without(300), 'deleted', 300],
  ['the first line', without(0), 'deleted', 0],
  ['the last line but one', without(598), 'deleted', 598],
  ['a run of lines', without(200, 400), 'deleted', 200],
  [
    'a line, with the next prev repaired',
    without(300).with(300, changed(301, { prev: leafHashText(line(299)) })),
    'deleted',
    300,
  ],
  ['lines in two places', without(500).filter((_, i) => i !== 100), 'deleted', 100],
  ['a copy beside its line', insert(301, line(300)), 'inserted', 301],
  ['a copy further on', insert(400, line(300)), 'inserted', 400],
  ['a copy further back', insert(200, line(300)), 'inserted', 200],
  ['a copy of the first line', insert(300, line(0)), 'inserted', 300],
  ['a copy at the very start', insert(0, line(300)), 'inserted', 0],
  ['a copied run', insert(300, ...log.slice(100, 120)), 'inserted', 300],
  ['a repeated run', insert(320, ...log.slice(300, 320)), 'inserted', 320],
  ['a forged line before the true one', insert(300, changed(300, { reason: 'x' })), 'inserted', 300],
  ['a forged line after the true one', insert(301, changed(300, { reason: 'x' })), 'inserted', 301],
  ['a forged line with an unknown prev', insert(300, changed(300, { prev: otherHash })), 'inserted', 300],
  ['a forged line with a far index', insert(300, changed(300, { index: 9000, prev: otherHash })), 'inserted', 300],
  [
    'a forged line with the index after the last',
    insert(300, changed(300, { index: SIZE, prev: otherHash })),
    'inserted',
    300,
  ],
  [
    'a chained forged run',
    insert(
      300,
      ...givenLog(310, (i, prev) => ({ ...leafOf(i, prev), ...(i >= 300 ? { reason: 'x' } : {}) })).slice(300),
    ),
    'inserted',
    300,
  ],
  ['a forged line, those after it renumbered', renumbered(insert(300, changed(300, { reason: 'x' }))), 'inserted', 300],
  ['garbage between lines', insert(300, 'garbage'), 'inserted', 300],
  ['an empty line', insert(300, ''), 'inserted', 300],
  ['an empty line at the end', insert(600, ''), 'inserted', 600],
  ['a copy at the end', insert(600, line(300)), 'inserted', 600],
  ['two neighbours', swapped(300, 301), 'reordered', 300],
  ['two lines far apart', swapped(100, 500), 'reordered', 100],
  ['the first and the last line', swapped(0, 599), 'reordered', 0],
  ['one line to later', moved(100, 500), 'reordered', 100],
  ['one line to before', moved(500, 100), 'reordered', 100],
  ['one line to the start', moved(500, 0), 'reordered', 0],
  ['a block to later', moved(100, 500, 20), 'reordered', 100],
  ['a block to before', moved(500, 100, 20), 'reordered', 100],
  ['everything backwards', log.slice().reverse(), 'reordered', 0],
  ['the last line cut in the middle', put(599, line(599).slice(0, -40)), 'truncated', 599],
];

describe.each([
  ['without a head', {}],
  ['with a head at the end', { checkpoints: [end] }],
  ['with a head in the middle', { checkpoints: [headOf(log, 301)] }],
])('tampering %s', (_name, options) => {
  it.each(tamperings)('%s: %#', async (_what, lines, kind, firstBadIndex) => {
    expect(await verify(lines, options)).toMatchObject({ ok: false, kind, firstBadIndex });
  });
});

describe('what only a head can show', () => {
  const heads = { checkpoints: [headOf(log, 300), end] };

  it('a cut tail', async () => {
    const expected = { ok: false, size: 550, kind: 'truncated', firstBadIndex: 550 };
    expect(await verify(log.slice(0, 550), heads)).toEqual(expected);
    expect(await verify(log.slice(0, 550))).toMatchObject({ ok: true });
  });

  it('an empty file', async () => {
    expect(await verify([], heads)).toEqual({ ok: false, size: 0, kind: 'truncated', firstBadIndex: 0 });
  });

  it('a rewritten and repaired chain, without a place to name', async () => {
    const forked = { ok: false, size: SIZE, kind: 'forked', firstBadIndex: null };
    expect(await verify(rewritten(100), heads)).toEqual(forked);
    expect(await verify(rewritten(450), heads)).toEqual(forked);
    expect(await verify(rewritten(100))).toMatchObject({ ok: true });
  });

  it('a repaired chain that is longer, or renumbered after a removed line', async () => {
    expect(await verify(rewritten(100, 700), heads)).toMatchObject({ kind: 'forked', firstBadIndex: null });
    const shorter = givenLog(599, (index, prev) => ({ ...leafOf(index < 400 ? index : index + 1, prev), index }));
    expect(await verify(shorter, { checkpoints: [end] })).toMatchObject({ kind: 'truncated' });
    expect(await verify(shorter, { checkpoints: [headOf(log, 500), end] })).toMatchObject({ kind: 'forked' });
  });

  it('a changed last line: named when the head before it is known too', async () => {
    const lines = put(599, changed(599, { reason: 'x' }));
    expect(await verify(lines)).toMatchObject({ ok: true });
    expect(await verify(lines, { checkpoints: [end] })).toMatchObject({ kind: 'forked', firstBadIndex: null });
    const both = { checkpoints: [headOf(log, 599), end] };
    expect(await verify(lines, both)).toMatchObject({ kind: 'edited', firstBadIndex: 599 });
  });

  it('a rewrite before a head, told before the break the forger left further on', async () => {
    const half = [...rewritten(100).slice(0, 400), ...log.slice(400)];
    expect(await verify(half, { checkpoints: [headOf(log, 300)] })).toMatchObject({
      kind: 'forked',
      firstBadIndex: null,
    });
    expect(await verify(half)).toMatchObject({ kind: 'edited', firstBadIndex: 399 });
  });

  it('a line repaired into the next one only: the break is told, unless a head lies before it', async () => {
    const forged = changed(300, { reason: 'x' });
    const lines = put(300, forged, changed(301, { prev: leafHashText(forged) }));
    expect(await verify(lines, { checkpoints: [end] })).toMatchObject({ kind: 'edited', firstBadIndex: 301 });
    expect(await verify(lines, { checkpoints: [headOf(log, 301)] })).toMatchObject({ kind: 'forked' });
  });

  it('two heads of one size that differ', async () => {
    const checkpoints = [end, { size: SIZE, root: headOf(rewritten(100)).root }];
    expect(await verify(log, { checkpoints })).toMatchObject({ kind: 'forked' });
  });
});

describe('signed checkpoints', () => {
  const known = JSON.parse(readFileSync(join(__dirname, '../vectors/log.json'), 'utf8')) as {
    key: string;
    lines: string[];
    leafHashes: string[];
    roots: string[];
    checkpoint: string;
  };
  const { key, lines, checkpoint } = known;

  it('verifies the log of the vectors', async () => {
    expect(lines.map((text) => encodeLeaf(parseLeaf(text)))).toEqual(lines);
    expect(lines.map((text) => leafHashText(text))).toEqual(known.leafHashes);
    expect(lines.map((_, i) => headOf(lines, i + 1).root.toString('base64'))).toEqual(known.roots);
    expect(await verify(lines, { notes: [checkpoint], key })).toMatchObject({ ok: true, size: 5 });
    expect(await verify(lines.slice(0, 4), { notes: [checkpoint], key })).toMatchObject({ kind: 'truncated' });
  });

  it('tells a checkpoint that does not verify, after damage that can be placed', async () => {
    const notes = [checkpoint.replace('\n5\n', '\n4\n')];
    const signature = { ok: false, size: 5, kind: 'signature', firstBadIndex: null };
    expect(await verify(lines, { notes, key })).toEqual(signature);
    expect(await verify(lines, { notes: ['nonsense'], key })).toEqual(signature);
    expect(await verify(lines.slice(1), { notes, key })).toMatchObject({ kind: 'deleted', firstBadIndex: 0 });
  });

  it('cannot tell without a readable key', async () => {
    await expect(verify(lines, { notes: [checkpoint] })).rejects.toThrow('checkpoint.bad_key');
    await expect(verify(lines, { notes: [checkpoint], key: 'nonsense' })).rejects.toThrow('checkpoint.bad_key');
  });
});
