import nacl from 'tweetnacl';
import { blake2b } from '@noble/hashes/blake2.js';

const KEY_BYTES = 32;
const NONCE_BYTES = 24;

/** What a sealed answer is bound to; a value meant for another request, person, credential or version is not shown. */
export interface Binding {
  requestId: string;
  personId: string;
  credentialId: string;
  /** Null where the answer does not say which version it is of. */
  version: number | null;
}

/** What was delivered was not what was asked for. */
export class WrongDelivery extends Error {}

const toBase64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
const fromBase64 = (text: string): Uint8Array => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));

/**
 * A key pair for one single request. What the service answers is libsodium's `crypto_box_seal` to it, so that neither a
 * proxy, nor the browser's own record of the network, nor an extension that reads answers holds the value.
 */
export class Recipient {
  readonly #pair = nacl.box.keyPair();

  /** As `recipientKey` takes it. */
  get key(): string {
    return toBase64(this.#pair.publicKey);
  }

  /** Opens the one answer to it and forgets the key. Throws {@link WrongDelivery}. */
  open(sealed: string, binding: Binding): Record<string, unknown> {
    const bytes = this.#unseal(fromBase64(sealed));
    if (!bytes) throw new WrongDelivery();
    try {
      return valueFor(binding, JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>);
    } finally {
      bytes.fill(0);
    }
  }

  #unseal(sealed: Uint8Array): Uint8Array | null {
    const { publicKey, secretKey } = this.#pair;
    try {
      if (sealed.length <= KEY_BYTES) return null;
      const sender = sealed.subarray(0, KEY_BYTES);
      const nonce = blake2b.create({ dkLen: NONCE_BYTES }).update(sender).update(publicKey).digest();
      return nacl.box.open(sealed.subarray(KEY_BYTES), nonce, sender, secretKey);
    } finally {
      secretKey.fill(0);
    }
  }
}

function valueFor(binding: Binding, delivered: Record<string, unknown>): Record<string, unknown> {
  const { version, ...bound } = binding;
  const isAsked = Object.entries(bound).every(([name, value]) => delivered[name] === value);
  if (!isAsked || (version !== null && delivered['version'] !== version)) throw new WrongDelivery();
  return delivered['value'] as Record<string, unknown>;
}
