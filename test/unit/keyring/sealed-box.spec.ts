import sodium from 'libsodium-wrappers';
import { ready } from '../../../src/keyring/seal.js';
import { sealTo } from '../../../src/keyring/sealed-box.js';
import { bytes, failureOf, sealedVectors } from './vectors.js';

beforeAll(ready);

const { box } = sealedVectors();

describe('sealed delivery', () => {
  it.each(box.refuse)('refuses the key: $name', ({ key }) => {
    expect(failureOf(() => sealTo(key, Buffer.from('x')))).toBe('credential.bad_recipient_key');
  });

  it('refuses what is no text', () => {
    expect(failureOf(() => sealTo(undefined as unknown as string, Buffer.from('x')))).toBe(
      'credential.bad_recipient_key',
    );
  });

  it('reaches the holder of the private key', () => {
    const [mine, secret] = [bytes(box.recipientPublic), bytes(box.recipientPrivate)];
    const opened = sodium.crypto_box_seal_open(bytes(sealTo(box.recipientPublic, Buffer.from('Relève'))), mine, secret);
    expect(Buffer.from(opened).toString()).toBe('Relève');
  });

  it('reaches nobody else, and differs each time', () => {
    const sealed = sealTo(box.recipientPublic, Buffer.from('x'));
    const other = sodium.crypto_box_keypair();
    expect(() => sodium.crypto_box_seal_open(bytes(sealed), other.publicKey, other.privateKey)).toThrow();
    expect(sealTo(box.recipientPublic, Buffer.from('x'))).not.toBe(sealed);
  });
});
