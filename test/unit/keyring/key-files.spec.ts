import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import fs, {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Keyring } from '../../../src/keyring/keyring.js';
import { createRootKey, readRootKey, RootKey } from '../../../src/keyring/root-key.js';
import { createLogKey, readLogKey } from '../../../src/keyring/signer.js';
import { base64, failureOf } from './vectors.js';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'releve-keys-'));
  path = join(folder, 'key');
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (text: string | Uint8Array): void => writeFileSync(path, text, { mode: 0o600 });
const good = Buffer.alloc(32, 5).toString('base64');

describe.each([
  ['root key', createRootKey, readRootKey],
  ['log key', createLogKey, readLogKey],
] as const)('the %s file', (_, create, read) => {
  it('is readable by its owner only, whatever the umask', () => {
    const before = process.umask(0);
    try {
      create(path);
    } finally {
      process.umask(before);
    }
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it.each([0o640, 0o620, 0o610, 0o604, 0o602, 0o601, 0o644, 0o660, 0o777])('is refused with mode %o', (mode) => {
    create(path);
    chmodSync(path, mode);
    expect(failureOf(() => read(path))).toBe('keyring.key_exposed');
  });

  it.each([0o600, 0o400])('is read with mode %o', (mode) => {
    create(path);
    chmodSync(path, mode);
    expect(failureOf(() => read(path))).toBe('nothing failed');
  });

  it('is never overwritten, nor written through a link', () => {
    create(path);
    const before = readFileSync(path);
    symlinkSync(join(folder, 'elsewhere'), join(folder, 'link'));
    expect(failureOf(() => create(path))).toBe('keyring.key_exists');
    expect(failureOf(() => create(join(folder, 'link')))).toBe('keyring.key_exists');
    expect(readFileSync(path)).toEqual(before);
  });

  it('leaves nothing behind when the disk is full', () => {
    const full = Object.assign(new Error('no space left'), { code: 'ENOSPC' });
    const sync = jest.spyOn(fs, 'fsyncSync').mockImplementationOnce(() => {
      throw full;
    });
    expect(() => create(path)).toThrow(full);
    sync.mockRestore();
    expect(existsSync(path)).toBe(false);
    expect(failureOf(() => create(path))).toBe('nothing failed');
  });

  it('may be missing, and that is a failure of its own', () => {
    expect(failureOf(() => read(path))).toBe('keyring.key_missing');
  });

  it('must be a file of a sensible size', () => {
    mkdirSync(path, { mode: 0o700 });
    expect(failureOf(() => read(path))).toBe('keyring.key_unreadable');
    rmSync(path, { recursive: true });
    write('A'.repeat(5000));
    expect(failureOf(() => read(path))).toBe('keyring.key_unreadable');
  });
});

describe('the root key', () => {
  it.each([
    ['an empty file', ''],
    ['31 bytes', Buffer.alloc(31, 5).toString('base64')],
    ['33 bytes', Buffer.alloc(33, 5).toString('base64')],
    ['raw bytes', Buffer.alloc(32, 5)],
    ['hex', Buffer.alloc(32, 5).toString('hex')],
    ['two lines', `${good}\n${good}\n`],
    ['a blank in front', ` ${good}\n`],
    ['an empty line behind', `${good}\n\n`],
    ['no padding', good.replace('=', '')],
  ])('is not read from %s', (_, text) => {
    write(text);
    expect(failureOf(() => readRootKey(path))).toBe('keyring.key_unreadable');
  });

  it.each([good, `${good}\n`, `${good}\r\n`])('is read from %j', (text) => {
    write(text);
    const expected = new RootKey(new Uint8Array(32).fill(5));
    expect(readRootKey(path).derive('x')).toEqual(expected.derive('x'));
  });

  it('is one line of base64, random, and the same when read again', () => {
    const made = createRootKey(path);
    const again = createRootKey(join(folder, 'second'));
    expect(readFileSync(path, 'utf8')).toMatch(/^[A-Za-z0-9+/]{43}=\n$/);
    expect(Keyring.fromRoot(readRootKey(path)).checkValue).toBe(Keyring.fromRoot(made).checkValue);
    expect(made.derive('x')).not.toEqual(again.derive('x'));
  });

  it('does not change with the array it came from', () => {
    const bytes = new Uint8Array(32).fill(5);
    const root = new RootKey(bytes);
    const before = root.derive('x');
    bytes.fill(0);
    expect(root.derive('x')).toEqual(before);
  });
});

describe('the log key', () => {
  const publicKeyOf = (raw: Uint8Array) =>
    createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(raw).toString('base64url') } });

  it('signs so that its public key verifies, before and after it is read again', () => {
    const made = createLogKey(path);
    const read = readLogKey(path);
    const note = Buffer.from('a head');
    expect(made.publicKey).toHaveLength(32);
    expect(base64(read.publicKey)).toBe(base64(made.publicKey));
    expect(base64(read.sign(note))).toBe(base64(made.sign(note)));
    expect(verify(null, note, publicKeyOf(made.publicKey), made.sign(note))).toBe(true);
    expect(verify(null, Buffer.from('a heap'), publicKeyOf(made.publicKey), made.sign(note))).toBe(false);
  });

  it.each([
    ['an X25519 key', generateKeyPairSync('x25519').privateKey.export({ type: 'pkcs8', format: 'pem' })],
    ['a public key', generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' })],
    ['a root key', `${good}\n`],
    ['an empty file', ''],
  ])('is not read from %s', (_, text) => {
    write(text.toString());
    expect(failureOf(() => readLogKey(path))).toBe('keyring.key_unreadable');
  });
});
