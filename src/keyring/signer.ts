import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { createKeyFile, readKeyFile, unreadable } from './key-file.js';

const WHAT = 'log key';

/** The Ed25519 key that signs the heads of the ledger. It lives in its own file, never in the database, and not under the root. */
export class LogKey {
  /** 32 raw bytes. */
  readonly publicKey: Uint8Array;
  readonly #key: KeyObject;

  constructor(key: KeyObject) {
    if (key.type !== 'private' || key.asymmetricKeyType !== 'ed25519') throw unreadable(WHAT);
    this.#key = key;
    this.publicKey = Buffer.from(createPublicKey(key).export({ format: 'jwk' }).x ?? '', 'base64url');
  }

  /** 64 bytes, deterministic (RFC 8032). */
  sign(bytes: Uint8Array): Uint8Array {
    return sign(null, bytes, this.#key);
  }
}

/** A new key in a new file: PKCS#8 PEM, mode 0600. Fails with `keyring.key_exists`. */
export function createLogKey(path: string): LogKey {
  const { privateKey } = generateKeyPairSync('ed25519');
  createKeyFile(path, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), WHAT);
  return new LogKey(privateKey);
}

/** Fails with `keyring.key_missing`, `keyring.key_exposed` or `keyring.key_unreadable`. */
export function readLogKey(path: string): LogKey {
  return new LogKey(parse(readKeyFile(path, WHAT)));
}

function parse(pem: string): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch {
    throw unreadable(WHAT);
  }
}
