import { KeyringFailures } from './keyring.failures.js';

const LONE_SURROGATE = /\p{Surrogate}/u;

export const toBase64 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');

/** Null unless `text` is the one canonical base64 of `length` bytes (any length if null): two texts never mean one value. */
export function fromBase64(text: unknown, length: number | null = null): Uint8Array | null {
  if (typeof text !== 'string') return null;
  const bytes = Buffer.from(text, 'base64');
  if (bytes.toString('base64') !== text) return null;
  return length === null || bytes.length === length ? bytes : null;
}

/** UTF-8, refusing lone surrogates: they all encode alike, so two texts would share one MAC. */
export function utf8(text: string): Uint8Array {
  if (LONE_SURROGATE.test(text)) throw KeyringFailures.BAD_FIELD();
  return Buffer.from(text, 'utf8');
}

/** Each part behind its length (4 bytes, big endian): no two lists of parts give the same bytes. */
export function lengthPrefixed(parts: readonly (string | Uint8Array)[]): Uint8Array {
  const chunks: Uint8Array[] = [];
  for (const part of parts) {
    const bytes = typeof part === 'string' ? utf8(part) : part;
    const length = Buffer.allocUnsafe(4);
    length.writeUInt32BE(bytes.length);
    chunks.push(length, bytes);
  }
  return Buffer.concat(chunks);
}

/** Length-prefixed fields, each with its type in front: null, '', 1 and '1' all differ. */
export function tagged(fields: readonly (string | number | null)[]): Uint8Array {
  return lengthPrefixed(fields.map(tag));
}

function tag(field: string | number | null): string {
  if (field === null) return 'n';
  if (typeof field === 'string') return `s${field}`;
  // A column the database hands over as undefined or a Date must not pass as some text.
  if (typeof field !== 'number' || !Number.isFinite(field)) throw KeyringFailures.BAD_FIELD();
  return `i${String(field)}`;
}
