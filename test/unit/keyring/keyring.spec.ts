import { inspect } from 'node:util';
import fc from 'fast-check';
import { Keyring, type MacField } from '../../../src/keyring/keyring.js';
import { ready } from '../../../src/keyring/seal.js';
import { base64, failureOf, rootOf } from './vectors.js';

beforeAll(ready);

const ring = Keyring.fromRoot(rootOf(1));

describe('row MACs', () => {
  it.each<[MacField[], MacField[]]>([
    [
      ['ab', 'c'],
      ['a', 'bc'],
    ],
    [['abc'], ['ab', 'c']],
    [[null], ['']],
    [[null], ['n']],
    [[null], ['null']],
    [[1], ['1']],
    [[1], ['i1']],
    [['1'], ['s1']],
    [[0], [null]],
    [[0], ['']],
    [[], [null]],
    [[], ['']],
    [['a'], ['a', null]],
    [
      ['a', null],
      [null, 'a'],
    ],
    [
      ['a', '\u0000'],
      ['a', ''],
    ],
    [['\u00e9'], ['e\u0301']],
    [[1], [-1]],
    [[1], [1.5]],
  ])('tell %j from %j', (left, right) => {
    expect(ring.mac('grant', left)).not.toBe(ring.mac('grant', right));
    expect(ring.macMatches('grant', right, ring.mac('grant', left))).toBe(false);
  });

  it('differ whenever the fields do', () => {
    const field = fc.oneof(fc.string({ maxLength: 3 }), fc.integer({ min: -3, max: 3 }), fc.constant(null));
    const fields = fc.array(field, { maxLength: 4 });
    fc.assert(
      fc.property(fields, fields, (left, right) => {
        const same = JSON.stringify(left) === JSON.stringify(right);
        expect(ring.macMatches('grant', right, ring.mac('grant', left))).toBe(same);
      }),
    );
  });

  it('do not serve another purpose, or another root', () => {
    const mac = ring.mac('grant', ['a']);
    expect(ring.macMatches('seat', ['a'], mac)).toBe(false);
    expect(Keyring.fromRoot(rootOf(2)).macMatches('grant', ['a'], mac)).toBe(false);
  });

  it.each<[string, unknown]>([
    ['nothing', ''],
    ['null', null],
    ['undefined', undefined],
    ['a number', 7],
    ['a short one', base64(new Uint8Array(31))],
    ['a long one', base64(new Uint8Array(33))],
    ['zeros', base64(new Uint8Array(32))],
    ['no base64', '*'.repeat(44)],
    ['a line behind it', `${ring.mac('grant', ['a'])}\n`],
    ['its URL spelling', Buffer.from(ring.mac('grant', ['a']), 'base64').toString('base64url')],
  ])('do not match %s', (_, mac) => expect(ring.macMatches('grant', ['a'], mac as string)).toBe(false));

  it.each<[string, unknown]>([
    ['a lone surrogate', '\ud800'],
    ['NaN', NaN],
    ['infinity', Infinity],
    ['undefined', undefined],
    ['a date', new Date(0)],
    ['true', true],
  ])('are not made over %s', (_, field) => {
    expect(failureOf(() => ring.mac('grant', [field as string]))).toBe('keyring.bad_field');
  });

  it('match, and are the same in every keyring of one root', () => {
    const mac = ring.mac('grant', ['a', 1, null]);
    expect(ring.macMatches('grant', ['a', 1, null], mac)).toBe(true);
    expect(ring.newKek('k').keyring.mac('grant', ['a', 1, null])).toBe(mac);
    expect(Keyring.fromRoot(rootOf(1)).mac('grant', ['a', 1, null])).toBe(mac);
  });
});

describe('derived values', () => {
  it('give each root its own check value', () => {
    expect(ring.checkValue).toHaveLength(44);
    expect(ring.newKek('k').keyring.checkValue).toBe(ring.checkValue);
    expect(Keyring.fromRoot(rootOf(2)).checkValue).not.toBe(ring.checkValue);
  });

  it('index equal texts alike, and only for one purpose', () => {
    expect(ring.blindIndex('email', 'a')).toBe(ring.blindIndex('email', 'a'));
    expect(ring.blindIndex('email', 'a')).not.toBe(ring.blindIndex('email', 'b'));
    expect(ring.blindIndex('email', 'a')).not.toBe(ring.blindIndex('phone', 'a'));
    expect(ring.blindIndex('email', 'a')).not.toBe(ring.mac('email', ['a']));
  });
});

describe('key-encryption keys', () => {
  it('are added to a new keyring; the old one stays as it was', () => {
    const { keyring, wrapped } = ring.newKek('k1');
    expect([keyring.hasKek('k1'), ring.hasKek('k1'), ring.hasKek(wrapped.id)]).toEqual([true, false, false]);
    expect(ring.withKek(wrapped).hasKek('k1')).toBe(true);
    expect(ring.hasKek('k1')).toBe(false);
  });

  it.each([
    ['another root', 'wrapped_kek', {}, 2],
    ['another id', 'wrapped_kek', { id: 'k2' }, 1],
    ['another algorithm', 'unknown_alg', { alg: 'aes/1' }, 1],
    ['no nonce', 'wrapped_kek', { nonce: '' }, 1],
    ['no key', 'wrapped_kek', { wrapped: '' }, 1],
    ['no id', 'keyring.bad_address', { id: '' }, 1],
  ])('do not load with %s', (_, failure, change, root) => {
    const wrapped = { ...ring.newKek('k1').wrapped, ...change };
    expect(failureOf(() => Keyring.fromRoot(rootOf(root)).withKek(wrapped))).toBe(failure);
  });

  it('are never made twice under one id', () => {
    expect(failureOf(() => ring.newKek('k1').keyring.newKek('k1'))).toBe('keyring.kek_exists');
  });
});

describe('a keyring in a log', () => {
  it('shows no key', () => {
    const root = rootOf(7);
    const keyring = Keyring.fromRoot(root).newKek('k1').keyring;
    keyring.mac('grant', []);
    const shown = [keyring, root, keyring.kek('k1')].map(
      (it) => inspect(it, { depth: 9, showHidden: true }) + JSON.stringify(it),
    );
    expect(shown.join()).not.toMatch(/7, 7|BwcH|Uint8Array|Buffer|Map/);
  });
});
