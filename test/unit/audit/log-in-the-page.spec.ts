import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { verifyExport } from '../../../src/ledger/verifier.js';
import { checkLog } from '../../../src/web/audit/log/check-log.js';
import { BadNote, openNote } from '../../../src/web/audit/log/checkpoint-note.js';
import { GrowingTree, isIncluded, leafHash } from '../../../src/web/audit/log/growing-tree.js';
import { each, givenLog, headOf, leafOf } from '../ledger/given-log.js';

const vectors = <T>(name: string): T =>
  JSON.parse(readFileSync(join(__dirname, `../../vectors/${name}.json`), 'utf8')) as T;
const ofHex = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(text, 'hex'));

const lines = givenLog(40);
const heads = [headOf(lines, 12), headOf(lines, 37), headOf(lines)];
const file = (some: readonly string[], end = '\n'): Buffer => Buffer.from(some.join('\n') + end);
const changed = (at: number, change: (line: string) => string): string[] =>
  lines.map((line, index) => (index === at ? change(line) : line));
const without = (at: number): string[] => lines.filter((_, index) => index !== at);
const other = givenLog(40, (index, prev) => ({ ...leafOf(index, prev), reason: 'another history' }));

describe('the check in the page finds what the offline verifier finds', () => {
  it.each<[string, Buffer]>([
    ['an honest log', file(lines)],
    ['a log that goes on after its checkpoints', file([...givenLog(45)])],
    ['an edited line', file(changed(20, (line) => line.replace('post number', 'past number')))],
    ['the last line edited', file(changed(39, (line) => line.replace('post number', 'past number')))],
    ['a line that is no leaf', file(changed(7, () => 'nothing of the kind'))],
    ['a line deleted', file(without(15))],
    ['the first line deleted', file(without(0))],
    ['a line put in', file([...lines.slice(0, 9), lines[30] as string, ...lines.slice(9)])],
    ['a blank line', file([...lines.slice(0, 9), '', ...lines.slice(9)])],
    ['two lines exchanged', file([...lines.slice(0, 5), lines[6], lines[5], ...lines.slice(7)] as string[])],
    ['a cut tail', file(lines.slice(0, 30))],
    ['a cut in the middle of a line', file(lines).subarray(0, 4000)],
    ['another history', file(other)],
    ['bytes that are no text', Buffer.concat([file(lines.slice(0, 4)), Buffer.from([0xff, 0xfe, 10])])],
    ['nothing', Buffer.alloc(0)],
    [
      'a line of more than a mebibyte',
      Buffer.concat([file(lines), Buffer.alloc(1024 * 1024 + 5, 97), Buffer.from('\n')]),
    ],
  ])('%s', async (_, bytes) => {
    const expected = await verifyExport(each([bytes]), { checkpoints: heads });
    const opened = heads.map(({ size, root }) => ({ origin: 'x', size, root: root.toString('base64') }));
    const chunks = Array.from({ length: Math.ceil(bytes.length / 700) }, (_each, at) =>
      bytes.subarray(at * 700, at * 700 + 700),
    );
    expect(await checkLog(each(chunks), { heads: opened })).toEqual(expected);
    expect(await checkLog(each([bytes]), { heads: [] })).toEqual(await verifyExport(each([bytes])));
  });

  it('and says so of a checkpoint whose signature does not hold', async () => {
    expect(await checkLog(each([file(lines)]), { heads: [], badSignature: true })).toMatchObject({ kind: 'signature' });
  });
});

describe('a checkpoint that is brought', () => {
  type Note = { what: string; key: string; note: string; size: number; root: string; code: string };
  const { opens, refused, badKeys } = vectors<{ opens: Note[]; refused: Note[]; badKeys: Note[] }>('checkpoint');
  const problem = (note: string, key: string): Promise<string> =>
    openNote(note, key).then(
      () => 'opened',
      (error: unknown) => (error instanceof BadNote ? `checkpoint.${error.problem}` : 'another failure'),
    );

  it.each(opens)('opens: $what', async ({ note, key, size, root }) => {
    expect(await openNote(note, key)).toMatchObject({ size, root });
  });
  it.each(refused)('is refused: $what ($code)', async ({ note, key, code }) => {
    expect(await problem(note, key)).toBe(code);
  });
  it.each(badKeys)('no key: $what', async ({ key }) => {
    expect(await problem((opens[0] as Note).note, key)).toBe('checkpoint.bad_key');
  });
});

describe('the tree of RFC 6962, hashed by the browser', () => {
  const known = vectors<{
    leaves: string[];
    roots: string[];
    emptyRoot: string;
    inclusion: { index: number; size: number; hashes: string[] }[];
  }>('tree');

  it('has the known roots, whatever the batches', async () => {
    const leaves = await Promise.all(known.leaves.map((leaf) => leafHash(ofHex(leaf))));
    const [single, batches] = [new GrowingTree(), new GrowingTree()];
    expect(await single.root()).toEqual(ofHex(known.emptyRoot));
    for (const [at, leaf] of leaves.entries()) {
      await single.append([leaf]);
      expect(await single.root()).toEqual(ofHex(known.roots[at] as string));
    }
    for (const [from, to] of [
      [0, 3],
      [3, 4],
      [4, 8],
    ] as const)
      await batches.append(leaves.slice(from, to));
    expect(await batches.root()).toEqual(await single.root());
  });

  it('proves what is in it, and nothing else', async () => {
    for (const { index, size, hashes } of known.inclusion) {
      const leaf = await leafHash(ofHex(known.leaves[index] as string));
      const proof = { index, size, hashes: hashes.map(ofHex) };
      const root = ofHex(known.roots[size - 1] as string);
      expect(await isIncluded(leaf, proof, root)).toBe(true);
      expect(await isIncluded(leaf, { ...proof, index: index + 1 }, root)).toBe(false);
      expect(await isIncluded(root, proof, root)).toBe(size === 1 && leaf.every((byte, at) => byte === root[at]));
    }
  });
});
