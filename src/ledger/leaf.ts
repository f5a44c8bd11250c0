import { hash } from 'node:crypto';
import { canonicalJson, quote } from './leaf-encoding.js';
import { LeafFailures } from './leaf.failures.js';

/** Longest line a leaf may be, in bytes without its newline; readers refuse more. */
export const MAX_LINE = 1024 * 1024;

/** One event of the log, exactly as exported. */
export interface Leaf {
  /** Position in the log, from 0 without a gap. */
  index: number;
  /** Standard base64 of the hash of the leaf before; absent at index 0 only. */
  prev?: string | undefined;
  /** RFC 3339 UTC with milliseconds. */
  time: string;
  /** The name is frozen at the time of the act. */
  actor: { id: string; name: string };
  /** `noun.verb` */
  action: string;
  subjects: string[];
  outcome: 'done' | 'refused';
  reason: string | null;
  /** Plain JSON without secrets; personal text only as a `commitment`. */
  details: Record<string, unknown>;
}

const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
/** 32 bytes in standard base64, with the unused bits of the last digit at zero. */
export const HASH_TEXT = /^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/;

/** The exported line without its newline: RFC 8785 JSON. Throws `leaf.not_json` or `leaf.too_large`. */
export function encodeLeaf(leaf: Leaf): string {
  const line =
    `{"action":${quote(leaf.action)},"actor":{"id":${quote(leaf.actor.id)},"name":${quote(leaf.actor.name)}}` +
    `,"details":${canonicalJson(leaf.details)},"index":${canonicalJson(leaf.index)},"outcome":${quote(leaf.outcome)}` +
    (leaf.prev === undefined ? '' : `,"prev":${quote(leaf.prev)}`) +
    `,"reason":${leaf.reason === null ? 'null' : quote(leaf.reason)},"subjects":${canonicalJson(leaf.subjects)}` +
    `,"time":${quote(leaf.time)}}`;
  if (line.length * 3 > MAX_LINE && Buffer.byteLength(line) > MAX_LINE) throw LeafFailures.TOO_LARGE();
  return line;
}

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

/** Reads one exported line, strictly: `leaf.malformed` for a wrong shape, `leaf.not_canonical` for another spelling of it. */
export function parseLeaf(line: string | Buffer): Leaf {
  const text = typeof line === 'string' ? line : line.toString('utf8');
  const value = parsed(text);
  if (!isLeaf(value)) throw LeafFailures.MALFORMED();
  // A member that does not belong, a repeated key or another order all fail here: the encoder writes only the known ones.
  if (encodeLeaf(value) !== text) throw LeafFailures.NOT_CANONICAL();
  // Bytes that are not UTF-8 were read as U+FFFD and would otherwise pass for that character.
  if (typeof line !== 'string' && text.includes('\ufffd') && !Buffer.from(text, 'utf8').equals(line)) {
    throw LeafFailures.NOT_CANONICAL();
  }
  return value;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw LeafFailures.MALFORMED();
  }
}

function isLeaf(value: unknown): value is Leaf {
  if (!isRecord(value) || !isRecord(value['actor']) || !isRecord(value['details'])) return false;
  const { index, prev, time, actor, action, subjects, outcome, reason } = value;
  return (
    Number.isSafeInteger(index) &&
    (index as number) >= 0 &&
    (index === 0 ? prev === undefined : typeof prev === 'string' && HASH_TEXT.test(prev)) &&
    typeof time === 'string' &&
    TIME.test(time) &&
    isRecord(actor) &&
    typeof actor['id'] === 'string' &&
    typeof actor['name'] === 'string' &&
    typeof action === 'string' &&
    Array.isArray(subjects) &&
    subjects.every((subject) => typeof subject === 'string') &&
    (outcome === 'done' || outcome === 'refused') &&
    (reason === null || typeof reason === 'string')
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
