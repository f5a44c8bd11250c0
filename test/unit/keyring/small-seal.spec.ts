import { Keyring } from '../../../src/keyring/keyring.js';
import { ready } from '../../../src/keyring/seal.js';
import { openUnder, sealUnder } from '../../../src/keyring/small-seal.js';
import { base64, failureOf, keyringOf, rootOf, sealedVectors } from './vectors.js';

beforeAll(ready);

const { small } = sealedVectors();
const ring = keyringOf(small.root);

describe('secrets sealed under the root', () => {
  it.each(small.open)('open: $name', ({ purpose, context, sealed, plaintext }) => {
    expect(base64(openUnder(ring, purpose, context, sealed))).toBe(plaintext);
  });

  it.each(small.refuse)('refuse: $name', ({ purpose, context, sealed, failure }) => {
    expect(failureOf(() => openUnder(ring, purpose, context, sealed))).toBe(failure);
  });

  it.each<[string, string[]]>([
    ['', ['p']],
    ['second-factor', []],
    ['second-factor', ['p', '']],
  ])('refuse the purpose %j with the context %j', (purpose, context) => {
    expect(failureOf(() => sealUnder(ring, purpose, context, new Uint8Array(1)))).toBe('keyring.bad_address');
  });

  it('do not open under another root', () => {
    const sealed = sealUnder(ring, 'second-factor', ['p'], Buffer.from('seed'));
    const other = Keyring.fromRoot(rootOf(9));
    expect(failureOf(() => openUnder(other, 'second-factor', ['p'], sealed))).toBe('value');
  });

  it('come back as they were, from one line of text that is never the same', () => {
    const [first, second] = [1, 2].map(() => sealUnder(ring, 'second-factor', ['p'], Buffer.from('seed')));
    expect(first).toMatch(/^xchacha20poly1305\/1\.[A-Za-z0-9+/=]+\.[A-Za-z0-9+/=]+$/);
    expect(first).not.toBe(second);
    expect(Buffer.from(openUnder(ring, 'second-factor', ['p'], first!)).toString()).toBe('seed');
  });
});
