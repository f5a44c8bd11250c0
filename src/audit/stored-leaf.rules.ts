import { commitment, leafHashText, parseLeaf } from '../ledger/leaf.js';
import type { StoredLeaf, StoredPersonal } from './log-check.queries.js';

/** What is stored beside a leaf. */
export interface Surroundings {
  subjects: readonly string[];
  personal: readonly StoredPersonal[];
}

/** The columns and side tables answer questions in place of the body: they must say exactly what the body says. */
export function agreesWithBody(leaf: StoredLeaf, { subjects, personal }: Surroundings): boolean {
  if (leaf.hash !== leafHashText(leaf.body)) return false;
  let body;
  try {
    body = parseLeaf(leaf.body);
  } catch {
    return false;
  }
  const columns = [leaf.position, leaf.time, leaf.action, leaf.actorId, leaf.outcome, leaf.mark];
  const said = [body.index, body.time, body.action, body.actor.id, body.outcome, body.details['mark'] ?? null];
  return (
    columns.every((value, i) => value === said[i]) &&
    sameSet(subjects, body.subjects) &&
    committed(personal, body.details['personal'])
  );
}

const sameSet = (stored: readonly string[], said: readonly string[]): boolean => {
  const wanted = new Set(said);
  return stored.length === wanted.size && stored.every((subject) => wanted.has(subject));
};

/** Erased texts are missing, which is allowed; one that is there must be the one that was committed to. */
function committed(texts: readonly StoredPersonal[], said: unknown): boolean {
  const commitments = (said ?? {}) as Record<string, unknown>;
  return texts.every(
    ({ field, salt, payload }) => commitments[field] === commitment(Buffer.from(salt, 'base64'), payload),
  );
}
