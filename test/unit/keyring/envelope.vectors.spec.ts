import { createHash, hkdfSync } from 'node:crypto';
import sodium from 'libsodium-wrappers';
import { envelopeHash, open, ready } from '../../../src/keyring/seal.js';
import { base64, bytes, envelopeVectors, failureOf, keyringOf } from './vectors.js';

const vectors = envelopeVectors();
const loaded = () => vectors.keks.reduce((ring, kek) => ring.withKek(kek), keyringOf(vectors.root));

beforeAll(ready);

describe('envelope vectors', () => {
  it('derive the key check value', () => expect(keyringOf(vectors.root).checkValue).toBe(vectors.checkValue));

  it.each(vectors.open)('open: $name', ({ address, envelope, plaintext, hash }) => {
    expect(base64(open(loaded(), address, envelope))).toBe(plaintext);
    expect(envelopeHash(envelope)).toBe(hash);
  });

  it.each(vectors.refuse)('refuse: $name', ({ address, envelope, failure }) => {
    expect(failureOf(() => open(loaded(), address, envelope))).toBe(failure);
  });

  it.each(vectors.keksRefused)('refuse the key: $name', ({ kek, failure }) => {
    expect(failureOf(() => loaded().withKek(kek))).toBe(failure);
  });
});

// A second implementation of the format, from the documents and the primitives alone: nothing of src is used below.
describe('envelope vectors, made again by hand', () => {
  const ALG = 'xchacha20poly1305/1';
  const framed = (...parts: string[]): Buffer =>
    Buffer.concat(
      parts.flatMap((part) => {
        const text = Buffer.from(part, 'utf8');
        return [Buffer.from([text.length >>> 24, text.length >>> 16, text.length >>> 8, text.length]), text];
      }),
    );
  const encrypt = (key: Uint8Array, nonce: string, plaintext: Uint8Array, associated: Uint8Array): string =>
    base64(sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(plaintext, associated, null, bytes(nonce), key));
  const derived = (purpose: string): Uint8Array =>
    new Uint8Array(hkdfSync('sha256', bytes(vectors.root), '', `releve/v1/${purpose}`, 32));

  it.each(vectors.keks)('the wrap of $id', ({ id, key, nonce, wrapped }) => {
    expect(encrypt(derived('kek'), nonce, bytes(key), framed('releve/v1', 'kek', id, ALG))).toBe(wrapped);
  });

  it.each(vectors.open)('$name', ({ address, dek, envelope, plaintext }) => {
    const { purpose, account, credential, kind, version } = address;
    const parts = ['releve/v1', purpose, account, credential, kind, String(version), ALG];
    const kek = bytes(vectors.keks.find((k) => k.id === envelope.kekId)!.key);
    expect(encrypt(bytes(dek), envelope.nonce, bytes(plaintext), framed(...parts))).toBe(envelope.ciphertext);
    expect(encrypt(kek, envelope.dekNonce, bytes(dek), framed(...parts, envelope.kekId))).toBe(envelope.wrappedDek);
  });

  it('the hash the ledger remembers', () => {
    const { envelope, hash } = vectors.open[0]!;
    const [nonce, ciphertext] = [Buffer.from(envelope.nonce, 'base64'), Buffer.from(envelope.ciphertext, 'base64')];
    const frame = (part: Buffer) => Buffer.concat([Buffer.from([0, 0, part.length >> 8, part.length & 255]), part]);
    const all = Buffer.concat([frame(Buffer.from(envelope.alg)), frame(nonce), frame(ciphertext)]);
    expect(createHash('sha256').update(all).digest('base64')).toBe(hash);
  });
});
