import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { anyCharacter } from './any-character.js';
import { canonicalJson } from '../../../src/ledger/leaf-encoding.js';
import { commitment, encodeLeaf, leafHash, leafHashText, parseLeaf } from '../../../src/ledger/leaf.js';
import type { Leaf } from '../../../src/ledger/leaf.js';

const PREV = createHash('sha256').update('before').digest('base64');
const leaf: Leaf = {
  index: 7,
  prev: PREV,
  time: '2026-11-17T09:00:00.000Z',
  actor: { id: 'p1', name: 'Zoë "Zed" Okafor' },
  action: 'credential.reveal',
  subjects: ['credential:c1', 'account:a1'],
  outcome: 'done',
  reason: 'line\nbreak',
  details: { version: 3, grant: null, nested: { b: [1, 2.5, 1e21], a: true } },
};
const code = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return (error as { code: string }).code;
  }
  return 'none';
};

const unpaired = String.fromCharCode(0xd800);
const text = fc.string({ unit: anyCharacter });
const json = fc.jsonValue({ stringUnit: anyCharacter, maxDepth: 5 });
const anyLeaf: fc.Arbitrary<Leaf> = fc.record({
  index: fc.integer({ min: 1, max: 2 ** 40 }),
  prev: fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('base64')),
  time: fc.constant('2026-11-17T09:00:00.000Z'),
  actor: fc.record({ id: text, name: text }),
  action: text,
  subjects: fc.array(text, { maxLength: 4 }),
  outcome: fc.constantFrom('done' as const, 'refused' as const),
  reason: fc.option(text),
  details: fc.dictionary(text, json) as fc.Arbitrary<Record<string, unknown>>,
});

describe('the canonical form', () => {
  it('writes the members in order, without spaces', () => {
    expect(encodeLeaf(leaf)).toBe(
      `{"action":"credential.reveal","actor":{"id":"p1","name":"Zoë \\"Zed\\" Okafor"},"details":{"grant":null,"nested":{"a":true,"b":[1,2.5,1e+21]},"version":3},"index":7,"outcome":"done","prev":"${PREV}","reason":"line\\nbreak","subjects":["credential:c1","account:a1"],"time":"2026-11-17T09:00:00.000Z"}`,
    );
  });

  it('is what the reference package writes, for any leaf', () => {
    fc.assert(
      fc.property(anyLeaf, (any) => expect(encodeLeaf(any)).toBe(canonicalize(any))),
      { numRuns: 50 },
    );
  });

  it('is what the reference package writes, for any JSON value', () => {
    fc.assert(fc.property(json, (any) => expect(canonicalJson(any)).toBe(canonicalize(any))));
  });

  it('orders keys by UTF-16 code units, numbers among them', () => {
    const keys = {
      '\u20ac': 1,
      '\r': 2,
      '\ufb33': 3,
      '1': 4,
      '10': 5,
      '9': 6,
      '\u{1f600}': 7,
      '\u0080': 8,
      '\u00f6': 9,
    };
    expect(canonicalJson(keys)).toBe(canonicalize(keys));
  });

  it('leaves out what is undefined, as the reference package does', () => {
    const value = { b: undefined, a: [undefined, new Date(0)] };
    expect(canonicalJson(value)).toBe(canonicalize(value));
  });

  it.each([
    ['NaN', NaN],
    ['an infinity', Infinity],
    ['half a surrogate pair', unpaired],
    ['a key with half a pair', { [unpaired]: 1 }],
    ['a big integer', 1n],
    ['a function', () => 1],
    ['endless depth', Array.from({ length: 70 }).reduce((inner: unknown) => [inner], 0)],
  ])('refuses %s', (_name, value) => expect(code(() => canonicalJson(value))).toBe('leaf.not_json'));

  it('refuses a line over one mebibyte', () => {
    expect(code(() => encodeLeaf({ ...leaf, reason: 'é'.repeat(600_000) }))).toBe('leaf.too_large');
    expect(code(() => encodeLeaf({ ...leaf, reason: 'e'.repeat(600_000) }))).toBe('none');
  });
});

describe('reading a line back', () => {
  it('gives any leaf back, from text and from bytes', () => {
    fc.assert(
      fc.property(anyLeaf, (any) => {
        const line = encodeLeaf(any);
        expect(encodeLeaf(parseLeaf(line))).toBe(line);
        expect(encodeLeaf(parseLeaf(Buffer.from(line)))).toBe(line);
      }),
      { numRuns: 50 },
    );
  });

  const line = encodeLeaf(leaf);
  const { prev: _prev, ...first } = leaf;
  const changed = (change: Record<string, unknown>): string => canonicalize({ ...leaf, ...change }) as string;
  it.each([
    ['no JSON', '{"action"', 'leaf.malformed'],
    ['an empty line', '', 'leaf.malformed'],
    ['a list', '[]', 'leaf.malformed'],
    ['a newline at the end', line + '\n', 'leaf.not_canonical'],
    ['a space', line.replace(',"index"', ', "index"'), 'leaf.not_canonical'],
    ['a repeated member', line.replace('"index":7', '"index":7,"index":7'), 'leaf.not_canonical'],
    ['another spelling of a number', line.replace('2.5', '2.50'), 'leaf.not_canonical'],
    ['another spelling of a letter', line.replace('ë', '\\u00eb'), 'leaf.not_canonical'],
    ['a member too many', changed({ more: 1 }), 'leaf.not_canonical'],
    ['a member of the actor too many', changed({ actor: { id: 'a', name: 'b', role: 'c' } }), 'leaf.not_canonical'],
    ['a negative index', changed({ index: -1 }), 'leaf.malformed'],
    ['an index in text', changed({ index: '7' }), 'leaf.malformed'],
    ['index 0 with a leaf before', changed({ index: 0 }), 'leaf.malformed'],
    ['no leaf before', canonicalize(first) as string, 'leaf.malformed'],
    ['a short hash', changed({ prev: 'AAAA' }), 'leaf.malformed'],
    ['a hash with stray bits', changed({ prev: `${'A'.repeat(42)}B=` }), 'leaf.malformed'],
    ['another outcome', changed({ outcome: 'maybe' }), 'leaf.malformed'],
    ['a local time', changed({ time: '2026-11-17T09:00:00+01:00' }), 'leaf.malformed'],
    ['subjects that are not text', changed({ subjects: [1] }), 'leaf.malformed'],
    ['details in a list', changed({ details: [] }), 'leaf.malformed'],
    ['no reason at all', changed({ reason: undefined }), 'leaf.malformed'],
  ])('refuses %s', (_name, bad, expected) => expect(code(() => parseLeaf(bad))).toBe(expected));

  it('refuses bytes that are not UTF-8, even where U+FFFD would be canonical', () => {
    const honest = Buffer.from(encodeLeaf({ ...leaf, reason: '\ufffd' }));
    expect(parseLeaf(honest).reason).toBe('\ufffd');
    const at = honest.indexOf(Buffer.from('\ufffd'));
    const forged = Buffer.concat([honest.subarray(0, at), Buffer.from([0xff]), honest.subarray(at + 3)]);
    expect(code(() => parseLeaf(forged))).toBe('leaf.not_canonical');
  });

  it('takes index 0 without a leaf before', () => {
    expect(parseLeaf(encodeLeaf({ ...first, index: 0 })).prev).toBeUndefined();
  });
});

describe('hashes', () => {
  it('hashes text and bytes alike, with the leaf prefix', () => {
    const expected = createHash('sha256')
      .update(Buffer.from([0]))
      .update('é')
      .digest();
    expect(leafHash('é')).toEqual(expected);
    expect(leafHash(Buffer.from('é'))).toEqual(expected);
    expect(leafHashText('é')).toBe(expected.toString('base64'));
  });

  it('commits to personal text under its salt', () => {
    const salt = Buffer.alloc(16, 1);
    expect(commitment(salt, 'é')).toBe(createHash('sha256').update(salt).update('é').digest('base64'));
    expect(commitment(Buffer.alloc(16, 2), 'é')).not.toBe(commitment(salt, 'é'));
  });
});
