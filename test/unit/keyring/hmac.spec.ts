import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { Hmac } from '../../../src/keyring/hmac.js';

const hex = (text: string): Buffer => Buffer.from(text, 'hex');

describe('HMAC-SHA-256', () => {
  it.each([
    [
      '1',
      '0b'.repeat(20),
      Buffer.from('Hi There').toString('hex'),
      'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7',
    ],
    [
      '2',
      Buffer.from('Jefe').toString('hex'),
      Buffer.from('what do ya want for nothing?').toString('hex'),
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    ],
    ['3', 'aa'.repeat(20), 'dd'.repeat(50), '773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe'],
  ])('gives the answer of RFC 4231, case %s', (_, key, data, answer) => {
    expect(new Hmac(hex(key)).of(hex(data)).toString('hex')).toBe(answer);
  });

  it('is what node:crypto makes, for any key and text', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 64 }), fc.uint8Array({ maxLength: 300 }), (key, bytes) => {
        expect(new Hmac(key).of(bytes)).toEqual(createHmac('sha256', key).update(bytes).digest());
      }),
    );
  });

  it('takes no key longer than its block', () => {
    expect(() => new Hmac(new Uint8Array(65))).toThrow(RangeError);
  });
});
