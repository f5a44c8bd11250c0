import type { Address, Envelope } from '../keyring/seal.js';
import { open } from '../keyring/seal.js';
import type { Keyring } from '../keyring/keyring.js';
import { sealTo } from '../keyring/sealed-box.js';
import { canonicalJson } from '../ledger/leaf-encoding.js';

/** A value that may be opened as soon as the act that earns it is in the log. */
export interface Earned {
  keyring: Keyring;
  address: Address;
  envelope: Envelope;
}

/** To whom and for what a sealed value is bound. */
export interface Delivery {
  recipientKey: string;
  credentialId: string;
  personId: string;
  /** The `x-request-id` of the answer. */
  requestId: string;
}

/** Opens, lets `use` read, and wipes our copy of the bytes; what `use` made of them is its own. */
export function opened<T>({ keyring, address, envelope }: Earned, use: (value: Record<string, unknown>) => T): T {
  const bytes = open(keyring, address, envelope);
  try {
    return use(
      JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8')) as Record<string, unknown>,
    );
  } finally {
    bytes.fill(0);
  }
}

/** Base64 of the sealed box over canonical JSON `{credentialId, personId, requestId, value, version}`. */
export function sealedFor(
  { recipientKey, ...binding }: Delivery,
  value: Record<string, unknown>,
  version: number,
): string {
  const bytes = Buffer.from(canonicalJson({ ...binding, value, version }), 'utf8');
  try {
    return sealTo(recipientKey, bytes);
  } finally {
    bytes.fill(0);
  }
}

/** Throws `credential.bad_recipient_key` before anything is recorded for an answer that could never be sealed. */
export const checkRecipient = (recipientKey: string): void => void sealTo(recipientKey, new Uint8Array(0));
