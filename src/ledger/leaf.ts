import { hash } from 'node:crypto';
import { LeafFailures } from './leaf.failures.js';
import { readLeaf, type Leaf } from './leaf-form.js';

export { encodeLeaf, HASH_TEXT, MAX_LINE, type Leaf } from './leaf-form.js';

/** RFC 6962 section 2.1: SHA-256(0x00 ‖ line), the line without its newline. */
export function leafHash(line: string | Buffer): Buffer {
  // Through text: in Node 20 the one-shot hash answers text twice as fast as a buffer.
  return Buffer.from(leafHashText(line), 'base64');
}

/** `leafHash` as the standard base64 that the next leaf carries as `prev`. */
export function leafHashText(line: string | Buffer): string {
  const size = typeof line === 'string' ? Buffer.byteLength(line) : line.length;
  const input = Buffer.allocUnsafe(size + 1);
  input[0] = 0;
  if (typeof line === 'string') input.write(line, 1, 'utf8');
  else line.copy(input, 1);
  return hash('sha256', input, 'base64');
}

/** What a leaf says of personal text: base64 SHA-256(salt ‖ payload). Erase both and the leaf stays valid and says nothing. */
export function commitment(salt: Buffer, payload: string): string {
  return hash('sha256', Buffer.concat([salt, Buffer.from(payload, 'utf8')]), 'base64');
}

/** `readLeaf` on the bytes of a line too: `leaf.not_canonical` for what is no UTF-8. */
export function parseLeaf(line: string | Buffer): Leaf {
  const text = typeof line === 'string' ? line : line.toString('utf8');
  const leaf = readLeaf(text);
  // Bytes that are not UTF-8 were read as U+FFFD and would otherwise pass for that character.
  if (typeof line !== 'string' && text.includes('\ufffd') && !Buffer.from(text, 'utf8').equals(line)) {
    throw LeafFailures.NOT_CANONICAL();
  }
  return leaf;
}
