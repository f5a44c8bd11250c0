import { LeafFailures } from './leaf.failures.js';

const MAX_DEPTH = 64;
const NEEDS_CARE = /["\\\u0000-\u001f\ud800-\udfff]/;
const HALF_PAIR = /\p{Surrogate}/u;

/**
 * RFC 8785 (JCS) text of plain JSON data; members that are undefined are left out, as JSON.stringify does.
 * Written by hand because every release waits for it; the tests hold it equal to the `canonicalize` package.
 * Throws `leaf.not_json` on NaN, infinities, half surrogate pairs, big integers, functions and more than 64 levels.
 */
export function canonicalJson(value: unknown, depth = 0): string {
  switch (typeof value) {
    case 'string':
      return quote(value);
    case 'number':
      if (!Number.isFinite(value)) throw LeafFailures.NOT_JSON();
      return String(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      return value === null ? 'null' : container(value, depth);
    default:
      throw LeafFailures.NOT_JSON();
  }
}

/** A JSON string literal; nearly every string needs no escaping at all. */
export function quote(text: string): string {
  if (!NEEDS_CARE.test(text)) return `"${text}"`;
  if (HALF_PAIR.test(text)) throw LeafFailures.NOT_JSON();
  return JSON.stringify(text);
}

function container(value: object, depth: number): string {
  if (depth >= MAX_DEPTH) throw LeafFailures.NOT_JSON();
  if ('toJSON' in value && typeof value.toJSON === 'function') return canonicalJson(value.toJSON(), depth + 1);
  return Array.isArray(value) ? list(value, depth) : record(value as Record<string, unknown>, depth);
}

function list(items: readonly unknown[], depth: number): string {
  let text = '[';
  for (let i = 0; i < items.length; i++) {
    if (i > 0) text += ',';
    text += items[i] === undefined ? 'null' : canonicalJson(items[i], depth + 1);
  }
  return text + ']';
}

function record(members: Record<string, unknown>, depth: number): string {
  // The default order compares UTF-16 code units, which is the order RFC 8785 section 3.2.3 asks for.
  const keys = Object.keys(members);
  if (keys.length > 1) keys.sort();
  let text = '{';
  for (const key of keys) {
    const member = members[key];
    if (member === undefined) continue;
    if (text.length > 1) text += ',';
    text += `${quote(key)}:${canonicalJson(member, depth + 1)}`;
  }
  return text + '}';
}
