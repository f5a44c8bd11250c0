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
  if (line.length * 3 > MAX_LINE && new TextEncoder().encode(line).length > MAX_LINE) throw LeafFailures.TOO_LARGE();
  return line;
}

/** Reads one exported line, strictly: `leaf.malformed` for a wrong shape, `leaf.not_canonical` for another spelling of it. */
export function readLeaf(text: string): Leaf {
  const value = parsed(text);
  if (!isLeaf(value)) throw LeafFailures.MALFORMED();
  // A member that does not belong, a repeated key or another order all fail here: the encoder writes only the known ones.
  if (encodeLeaf(value) !== text) throw LeafFailures.NOT_CANONICAL();
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
