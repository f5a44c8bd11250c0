import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Keyring, type WrappedKek } from '../../../src/keyring/keyring.js';
import { RootKey } from '../../../src/keyring/root-key.js';
import type { Address, Envelope } from '../../../src/keyring/seal.js';

/** `test/vectors/envelope.json`: base64 texts throughout. */
export interface EnvelopeVectors {
  root: string;
  checkValue: string;
  keks: (WrappedKek & { key: string })[];
  open: { name: string; address: Address; dek: string; envelope: Envelope; plaintext: string; hash: string }[];
  refuse: { name: string; failure: string; address: Address; envelope: Envelope }[];
  keksRefused: { name: string; failure: string; kek: WrappedKek }[];
}

interface SmallVector {
  name: string;
  purpose: string;
  context: string[];
  sealed: string;
}

/** `test/vectors/sealed.json`. */
export interface SealedVectors {
  small: { root: string; open: (SmallVector & { plaintext: string })[]; refuse: (SmallVector & { failure: string })[] };
  box: { recipientPublic: string; recipientPrivate: string; refuse: { name: string; key: string }[] };
}

const read = (file: string): unknown => JSON.parse(readFileSync(join(process.cwd(), 'test', 'vectors', file), 'utf8'));

export const envelopeVectors = (): EnvelopeVectors => read('envelope.json') as EnvelopeVectors;
export const sealedVectors = (): SealedVectors => read('sealed.json') as SealedVectors;

export const bytes = (base64: string): Uint8Array => Uint8Array.from(Buffer.from(base64, 'base64'));
export const base64 = (value: Uint8Array): string => Buffer.from(value).toString('base64');

export const rootOf = (fill: number): RootKey => new RootKey(new Uint8Array(32).fill(fill));
export const keyringOf = (root: string): Keyring => Keyring.fromRoot(new RootKey(bytes(root)));

/** What went wrong, in the words of the vectors: the reason of an IntegrityError, else the failure's code. */
export function failureOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    const { reason, code, message } = error as { reason?: string; code?: string; message: string };
    return reason ?? code ?? message;
  }
  return 'nothing failed';
}
