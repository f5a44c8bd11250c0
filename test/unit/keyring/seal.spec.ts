import fc from 'fast-check';
import { Keyring } from '../../../src/keyring/keyring.js';
import { type Address, type Envelope, envelopeHash, open, ready, rewrap, seal } from '../../../src/keyring/seal.js';
import { base64, bytes, failureOf, rootOf } from './vectors.js';

beforeAll(ready);

const home: Address = { purpose: 'credential', account: 'ab', credential: 'c', kind: 'password', version: 3 };
const secret = Buffer.from('swordfish');
const one = Keyring.fromRoot(rootOf(1));
const newRing = (): Keyring => one.newKek('k1').keyring.newKek('k2').keyring;

const somewhere: fc.Arbitrary<Address> = fc.record({
  purpose: fc.constant('credential' as const),
  account: fc.string({ minLength: 1, maxLength: 6 }),
  credential: fc.string({ minLength: 1, maxLength: 6 }),
  kind: fc.constantFrom('password', 'totp', 'note'),
  version: fc.integer({ min: 1, max: 9 }),
});

describe('attacks on a sealed value', () => {
  it.each<[string, Partial<Address>]>([
    ['another account', { account: 'other' }],
    ['another credential', { credential: 'other' }],
    ['another kind', { kind: 'note' }],
    ['an older version', { version: 2 }],
    ['a newer version', { version: 4 }],
    ['a shifted boundary', { account: 'a', credential: 'bc' }],
    ['another purpose', { purpose: 'canary' as 'credential' }],
  ])('does not open at %s', (_, change) => {
    const ring = newRing();
    const envelope = seal(ring, 'k1', home, secret);
    expect(failureOf(() => open(ring, { ...home, ...change }, envelope))).toBe('wrapped_dek');
  });

  it('opens at no address but its own, whatever the two are', () => {
    const ring = newRing();
    fc.assert(
      fc.property(somewhere, somewhere, (from, to) => {
        fc.pre(JSON.stringify(from) !== JSON.stringify(to));
        expect(failureOf(() => open(ring, to, seal(ring, 'k1', from, secret)))).toBe('wrapped_dek');
      }),
    );
  });

  it.each(['wrappedDek', 'dekNonce', 'nonce', 'ciphertext'] as const)('notices every flipped bit of %s', (field) => {
    const ring = newRing();
    const envelope = seal(ring, 'k1', home, secret);
    const expected = field.includes('ek') ? 'wrapped_dek' : 'value';
    for (let bit = 0; bit < bytes(envelope[field]).length * 8; bit += 1) {
      const damaged = bytes(envelope[field]);
      damaged[bit >> 3]! ^= 1 << (bit & 7);
      expect(failureOf(() => open(ring, home, { ...envelope, [field]: base64(damaged) }))).toBe(expected);
    }
  });

  it('refuses the wrapped key of another version, with or without its value', () => {
    const ring = newRing();
    const mine = seal(ring, 'k1', home, secret);
    const theirs = seal(ring, 'k1', { ...home, version: 2 }, secret);
    const wrap = { wrappedDek: theirs.wrappedDek, dekNonce: theirs.dekNonce };
    expect(failureOf(() => open(ring, home, { ...mine, ...wrap }))).toBe('wrapped_dek');
    expect(failureOf(() => open(ring, home, theirs))).toBe('wrapped_dek');
  });

  it('refuses the wrapped key of another sealing at the same address', () => {
    const ring = newRing();
    const [first, second] = [seal(ring, 'k1', home, secret), seal(ring, 'k1', home, secret)];
    const mixed = { ...first, wrappedDek: second.wrappedDek, dekNonce: second.dekNonce };
    expect(failureOf(() => open(ring, home, mixed))).toBe('value');
  });

  it('does not open under another root, even with a key of the same name', () => {
    const envelope = seal(newRing(), 'k1', home, secret);
    const other = Keyring.fromRoot(rootOf(2)).newKek('k1').keyring;
    expect(failureOf(() => open(other, home, envelope))).toBe('wrapped_dek');
  });

  it.each<[string, Partial<Envelope>]>([
    ['unknown_kek', { kekId: 'k9' }],
    ['wrapped_dek', { kekId: 'k2' }],
    ['unknown_alg', { alg: '' }],
    ['malformed', { ciphertext: 'not base64' }],
    ['malformed', { nonce: undefined as unknown as string }],
    ['malformed', { wrappedDek: null as unknown as string }],
  ])('says %s for %j', (reason, change) => {
    const ring = newRing();
    const envelope = { ...seal(ring, 'k1', home, secret), ...change };
    expect(failureOf(() => open(ring, home, envelope))).toBe(reason);
  });

  it('tells the outside one thing only', () => {
    const ring = newRing();
    const envelope = { ...seal(ring, 'k1', home, secret), kekId: 'k9' };
    const failure = { name: 'IntegrityError', kind: 'unavailable', code: 'vault.integrity', extra: {} };
    expect(() => open(ring, home, envelope)).toThrow(expect.objectContaining(failure) as Error);
  });

  it.each<[string, Partial<Address>]>([
    ['account', { account: '' }],
    ['credential', { credential: '' }],
    ['kind', { kind: '' }],
    ['purpose', { purpose: '' as 'credential' }],
    ['version 0', { version: 0 }],
    ['half a version', { version: 1.5 }],
    ['version as text', { version: '1' as unknown as number }],
    ['no account', { account: undefined as unknown as string }],
  ])('refuses an address without its %s, to seal and to open', (_, change) => {
    const ring = newRing();
    const envelope = seal(ring, 'k1', home, secret);
    expect(failureOf(() => seal(ring, 'k1', { ...home, ...change }, secret))).toBe('keyring.bad_address');
    expect(failureOf(() => open(ring, { ...home, ...change }, envelope))).toBe('keyring.bad_address');
  });
});

describe('sealing', () => {
  it('gives back any bytes at any address', () => {
    const ring = newRing();
    fc.assert(
      fc.property(somewhere, fc.uint8Array({ maxLength: 300 }), (address, plaintext) => {
        expect(Buffer.from(open(ring, address, seal(ring, 'k2', address, plaintext)))).toEqual(Buffer.from(plaintext));
      }),
    );
  });

  it('never gives the same text twice, and keeps the plaintext out of it', () => {
    const ring = newRing();
    const [first, second] = [seal(ring, 'k1', home, secret), seal(ring, 'k1', home, secret)];
    for (const field of ['wrappedDek', 'dekNonce', 'nonce', 'ciphertext'] as const) {
      expect(first[field]).not.toBe(second[field]);
    }
    expect(JSON.stringify(first)).not.toContain(base64(secret));
  });

  it('leaves the plaintext it was given alone', () => {
    const plaintext = Uint8Array.from(secret);
    seal(newRing(), 'k1', home, plaintext);
    expect(Buffer.from(plaintext)).toEqual(secret);
  });

  it('refuses a key that is not loaded', () => {
    expect(failureOf(() => seal(one, 'k1', home, secret))).toBe('keyring.kek_not_loaded');
  });
});

describe('rewrapping', () => {
  it('changes the wrap only: the value and its hash stay', () => {
    const ring = newRing();
    const before = seal(ring, 'k1', home, secret);
    const after = rewrap(ring, home, before, 'k2');
    expect(after).toMatchObject({ kekId: 'k2', alg: before.alg, nonce: before.nonce, ciphertext: before.ciphertext });
    expect(after.wrappedDek).not.toBe(before.wrappedDek);
    expect(envelopeHash(after)).toBe(envelopeHash(before));
    expect(Buffer.from(open(ring, home, after))).toEqual(secret);
  });

  it('needs the old key no more afterwards', () => {
    const first = one.newKek('k1');
    const second = one.newKek('k2');
    const both = first.keyring.withKek(second.wrapped);
    const after = rewrap(both, home, seal(both, 'k1', home, secret), 'k2');
    expect(Buffer.from(open(second.keyring, home, after))).toEqual(secret);
    expect(failureOf(() => open(first.keyring, home, after))).toBe('unknown_kek');
  });

  it('does not carry a value to another address', () => {
    const ring = newRing();
    const envelope = seal(ring, 'k1', home, secret);
    expect(failureOf(() => rewrap(ring, { ...home, account: 'x' }, envelope, 'k2'))).toBe('wrapped_dek');
    expect(failureOf(() => rewrap(ring, home, envelope, 'k9'))).toBe('keyring.kek_not_loaded');
  });
});

describe('the hash of an envelope', () => {
  it.each(['alg', 'nonce', 'ciphertext'] as const)('changes with %s', (field) => {
    const [first, second] = [seal(newRing(), 'k1', home, secret), seal(newRing(), 'k1', home, secret)];
    const changed = { ...first, [field]: field === 'alg' ? 'other' : second[field] };
    expect(envelopeHash(changed)).not.toBe(envelopeHash(first));
  });

  it('does not confuse the end of the nonce with the start of the value', () => {
    const envelope = seal(newRing(), 'k1', home, secret);
    const all = Buffer.concat([bytes(envelope.nonce), bytes(envelope.ciphertext)]);
    const shifted = { ...envelope, nonce: base64(all.subarray(0, 25)), ciphertext: base64(all.subarray(25)) };
    expect(envelopeHash(shifted)).not.toBe(envelopeHash(envelope));
  });

  it('is refused for a damaged text', () => {
    const envelope = seal(newRing(), 'k1', home, secret);
    expect(failureOf(() => envelopeHash({ ...envelope, nonce: '*' }))).toBe('malformed');
  });
});
