import type { Failure } from '../kernel/failure.js';
import { RequestFailures } from './operation.failures.js';

/** Deeper than any input of ours; what is deeper is meant to exhaust somebody's stack. */
const MAX_DEPTH = 32;
// A NUL cannot be stored in PostgreSQL, half a surrogate pair neither there nor in the log.
const UNSTORABLE = /\u0000|\p{Surrogate}/u;

/** What no route takes, whatever it asks for: unstorable text, bottomless nesting, a body that is not an object. */
export function refusalToInput(input: { body: unknown; query: unknown; params: unknown }): Failure | null {
  const { body } = input;
  if (body !== undefined && body !== null && (typeof body !== 'object' || Array.isArray(body)))
    return RequestFailures.NOT_AN_OBJECT();
  if (Buffer.isBuffer(body)) return null;
  for (const part of [input.params, input.query, body]) {
    const refusal = refusalToValue(part, 0);
    if (refusal) return refusal;
  }
  return null;
}

function refusalToValue(value: unknown, depth: number): Failure | null {
  if (typeof value === 'string') return UNSTORABLE.test(value) ? RequestFailures.BAD_TEXT() : null;
  if (typeof value !== 'object' || value === null) return null;
  if (depth >= MAX_DEPTH) return RequestFailures.TOO_DEEP();
  for (const [key, member] of Object.entries(value)) {
    if (UNSTORABLE.test(key)) return RequestFailures.BAD_TEXT();
    const refusal = refusalToValue(member, depth + 1);
    if (refusal) return refusal;
  }
  return null;
}
