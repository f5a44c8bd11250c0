import { createHash } from 'node:crypto';
import { failures } from '../kernel/failure.js';
import { openCheckpoint, parseVerifierKey, type Checkpoint } from './checkpoint.js';
import { canonicalJson } from './leaf-encoding.js';
import { HASH_TEXT, leafHash } from './leaf.js';
import { verifyInclusion } from './proof-check.js';
import { isSignedBy } from './signature.js';

export const DocumentCheckFailures = failures('document', {
  UNREADABLE: ['malformed', 'This is no signed document of the register.'],
});

/**
 * `signature`: not by this key over these facts; `leaf`: the line of the log names another document; `checkpoint`: the signed
 * head is not by this key; `proof`: the line is not in the log that the head signs.
 */
export type DocumentMismatch = 'signature' | 'leaf' | 'checkpoint' | 'proof';

export interface DocumentVerdict {
  ok: boolean;
  mismatches: DocumentMismatch[];
  /** What kind of document it says it is. */
  type: string | null;
  /** Place of its line in the log, as far as it is proved. */
  index: number | null;
}

interface Carried {
  facts: Record<string, unknown>;
  signature: string;
  leaf: Record<string, unknown>;
  proof: { index: number; size: number; hashes: string[] };
  checkpoint: string;
}

/**
 * Holds a signed document, as its route answers it, against nothing but the log's public key. `member` is the name under which
 * the facts stand (`certificate`, `report`). Needs no database. Throws `document.unreadable` and `checkpoint.bad_key` where
 * nothing can be said.
 */
export function checkSignedDocument(text: string, members: readonly string[], key: string): DocumentVerdict {
  const carried = carriedIn(text, members);
  const { publicKey } = parseVerifierKey(key);
  const bytes = Buffer.from(canonicalJson(carried.facts), 'utf8');
  const head = headOf(carried.checkpoint, key);
  const checks: Record<DocumentMismatch, boolean> = {
    signature: isSignedBy(publicKey, bytes, Buffer.from(carried.signature, 'base64')),
    leaf: namesIt(carried.leaf, createHash('sha256').update(bytes).digest('base64')),
    checkpoint: head !== null,
    proof: head !== null && isIncluded(carried, head),
  };
  const mismatches = (Object.keys(checks) as DocumentMismatch[]).filter((name) => !checks[name]);
  const { type } = carried.facts;
  return {
    ok: mismatches.length === 0,
    mismatches,
    type: typeof type === 'string' ? type : null,
    index: checks.proof ? carried.proof.index : null,
  };
}

function carriedIn(text: string, members: readonly string[]): Carried {
  try {
    const whole = JSON.parse(text) as Record<string, unknown>;
    const facts = members.map((member) => whole[member]).find((value) => value !== undefined);
    const { signature, leaf, proof, checkpoint } = whole as unknown as Carried;
    const isWhole =
      isObject(facts) &&
      isObject(leaf) &&
      isObject(proof) &&
      typeof signature === 'string' &&
      typeof checkpoint === 'string' &&
      Array.isArray(proof.hashes) &&
      proof.hashes.every((hash) => typeof hash === 'string' && HASH_TEXT.test(hash));
    if (isWhole) return { facts, signature, leaf, proof, checkpoint };
  } catch {
    // falls through to the one refusal
  }
  throw DocumentCheckFailures.UNREADABLE();
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Somewhere among the details of the leaf stands the hash of the document: each act names it in its own place. */
function namesIt(leaf: Record<string, unknown>, sha256: string): boolean {
  const holds = (value: unknown): boolean =>
    value === sha256 || (typeof value === 'object' && value !== null && Object.values(value).some(holds));
  return leaf['outcome'] === 'done' && holds(leaf['details']);
}

function headOf(note: string, key: string): Checkpoint | null {
  try {
    return openCheckpoint(note, key);
  } catch {
    return null;
  }
}

function isIncluded({ leaf, proof }: Carried, head: Checkpoint): boolean {
  const hashes = proof.hashes.map((hash) => Buffer.from(hash, 'base64'));
  return (
    leaf['index'] === proof.index &&
    proof.size === head.size &&
    verifyInclusion(leafHash(canonicalJson(leaf)), proof.index, proof.size, hashes, head.root)
  );
}
