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
    const refusal = refusalToValue(part, []);
    if (refusal) return refusal;
  }
  return null;
}

function refusalToValue(value: unknown, path: readonly string[]): Failure | null {
  if (typeof value === 'string') return UNSTORABLE.test(value) ? badText(path) : null;
  if (typeof value !== 'object' || value === null) return null;
  if (path.length >= MAX_DEPTH) return RequestFailures.TOO_DEEP();
  for (const [key, member] of Object.entries(value)) {
    if (UNSTORABLE.test(key)) return badText(path);
    const refusal = refusalToValue(member, [...path, key]);
    if (refusal) return refusal;
  }
  return null;
}

/** Names the field where its name is one: anything else somebody sent is not repeated. */
function badText(path: readonly string[]): Failure {
  if (path.length === 0 || !path.every((part) => /^\w{1,60}$/.test(part))) return RequestFailures.BAD_TEXT();
  const error = { field: path.join('.'), code: 'request.bad_text', detail: 'Leave out NUL and half surrogate pairs.' };
  return RequestFailures.BAD_TEXT({ errors: [error] });
}
