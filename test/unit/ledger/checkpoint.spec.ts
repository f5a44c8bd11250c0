import { createPrivateKey, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import {
  openCheckpoint,
  originOf,
  parseVerifierKey,
  signCheckpoint,
  verifierKey,
} from '../../../src/ledger/checkpoint.js';
import { Failure } from '../../../src/kernel/failure.js';

interface Vectors {
  seed: string;
  publicKey: string;
  opens: { what: string; key: string; note: string; origin: string; size: number; root: string }[];
  refused: { what: string; code: string; key: string; note: string }[];
  badKeys: { what: string; key: string }[];
}
const known = JSON.parse(readFileSync(join(__dirname, '../../vectors/checkpoint.json'), 'utf8')) as Vectors;
const publicKey = Buffer.from(known.publicKey, 'base64');
const privateKey = createPrivateKey({
  key: Buffer.from(`302e020100300506032b657004220420${known.seed}`, 'hex'),
  format: 'der',
  type: 'pkcs8',
});
const signer = (bytes: Uint8Array): Uint8Array => sign(null, bytes, privateKey);
const origin = originOf(publicKey);

describe('a checkpoint', () => {
  it.each(known.opens)('opens: $what', ({ key, note, origin: name, size, root }) => {
    expect(openCheckpoint(note, key)).toEqual({ origin: name, size, root: Buffer.from(root, 'base64') });
  });

  it.each(known.refused)('is refused: $what ($code)', ({ key, note, code }) => {
    expect(() => openCheckpoint(note, key)).toThrow(expect.objectContaining({ code, kind: 'malformed' }) as Error);
  });

  it('is written byte for byte as the vectors have it', () => {
    const plain = known.opens[0]!;
    const head = { origin, size: plain.size, root: Buffer.from(plain.root, 'base64') };
    expect(signCheckpoint(head, signer, publicKey)).toBe(plain.note);
    expect(verifierKey(origin, publicKey)).toBe(plain.key);
  });

  it('opens as it was signed, for any head', () => {
    const root = fc.uint8Array({ minLength: 32, maxLength: 32 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), root, (size, bytes) => {
        const head = { origin, size, root: Buffer.from(bytes) };
        expect(openCheckpoint(signCheckpoint(head, signer, publicKey), verifierKey(origin, publicKey))).toEqual(head);
      }),
    );
  });

  it('never opens with any one character changed, and never fails in another way', () => {
    const { note, key } = known.opens[0]!;
    fc.assert(
      fc.property(fc.nat(note.length - 1), fc.string({ minLength: 1, maxLength: 1 }), (at, character) => {
        fc.pre(note[at] !== character);
        expect(() => openCheckpoint(note.slice(0, at) + character + note.slice(at + 1), key)).toThrow(Failure);
      }),
      { numRuns: 120 },
    );
  });

  it('has a bound', () => {
    const { note, key } = known.opens[0]!;
    expect(() => openCheckpoint('x\n'.repeat(200_000) + note, key)).toThrow('checkpoint.malformed');
  });
});

describe('a verifier key', () => {
  it('reads back, with the newline of its file', () => {
    const key = parseVerifierKey(`${verifierKey(origin, publicKey)}\n`);
    expect(key).toEqual({ name: origin, id: verifierKey(origin, publicKey).split('+')[1], publicKey });
  });

  it('has a name without spaces or plus signs, the same every time', () => {
    expect(origin).toMatch(/^releve-log-[0-9a-f]{8}$/);
    expect(originOf(Buffer.from(publicKey))).toBe(origin);
  });

  it.each(known.badKeys)('is refused: $what', ({ key }) => {
    expect(() => parseVerifierKey(key)).toThrow('checkpoint.bad_key');
  });
});
