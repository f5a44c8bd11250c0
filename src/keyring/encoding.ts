import { KeyringFailures } from './keyring.failures.js';

export const toBase64 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');

/** Null unless `text` is the one canonical base64 of `length` bytes (any length if null): two texts never mean one value. */
export function fromBase64(text: unknown, length: number | null = null): Uint8Array | null {
  if (typeof text !== 'string') return null;
  const bytes = Buffer.from(text, 'base64');
  if (bytes.toString('base64') !== text) return null;
  return length === null || bytes.length === length ? bytes : null;
}

/** Known to Node 20, not yet to the compiler's library. */
type Text = string & { isWellFormed(): boolean };

/** UTF-8, refusing lone surrogates: they all encode alike, so two texts would share one MAC. */
export function utf8(text: string): Uint8Array {
  refuseLoneSurrogates(text);
  return Buffer.from(text, 'utf8');
}

function refuseLoneSurrogates(text: string): void {
  if (!(text as Text).isWellFormed()) throw KeyringFailures.BAD_FIELD();
}

function sizeOf(part: string | Uint8Array): number {
  if (typeof part !== 'string') return part.length;
  refuseLoneSurrogates(part);
  return Buffer.byteLength(part, 'utf8');
}

/**
 * Each part behind its length (4 bytes, big endian): no two lists of parts give the same bytes. One buffer for all of them:
 * this runs several times in every release and for every row of an export.
 */
export function lengthPrefixed(parts: readonly (string | Uint8Array)[]): Uint8Array {
  const sizes = parts.map(sizeOf);
  const bytes = Buffer.allocUnsafe(sizes.reduce((sum, size) => sum + size + 4, 0));
  let at = 0;
  parts.forEach((part, n) => {
    const size = sizes[n] as number;
    at = bytes.writeUInt32BE(size, at);
    if (typeof part === 'string') bytes.write(part, at, size, 'utf8');
    else bytes.set(part, at);
    at += size;
  });
  return bytes;
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
