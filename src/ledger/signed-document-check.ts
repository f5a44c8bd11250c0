import { createHash } from 'node:crypto';
import { failures } from '../kernel/failure.js';
import { openCheckpoint, parseVerifierKey, type Checkpoint } from './checkpoint.js';
import { canonicalJson } from './leaf-encoding.js';
import { HASH_TEXT, leafHash } from './leaf.js';
import { verifyConsistency, verifyInclusion } from './proof-check.js';
import { isSignedBy } from './signature.js';

export const DocumentCheckFailures = failures('document', {
  UNREADABLE: ['malformed', 'This is no signed document of the register.'],
});

/**
 * `signature`: not by this key over these facts; `leaf`: the line of the log names another document; `checkpoint`: the signed
 * head is not by this key; `proof`: the line is not in the log that the head signs; `consistency`: the newest head that comes with
 * it did not grow from that log.
 */
export type DocumentMismatch = 'signature' | 'leaf' | 'checkpoint' | 'proof' | 'consistency';

export interface DocumentVerdict {
  ok: boolean;
  mismatches: DocumentMismatch[];
  /** What kind of document it says it is. */
  type: string | null;
  /** Place of its line in the log, as far as it is proved. */
  index: number | null;
}

export interface CheckedDocument {
  verdict: DocumentVerdict;
  /** To be believed only where the verdict is good. */
  facts: Record<string, unknown>;
  /** The signed heads of the log that came with it. */
  notes: string[];
}

interface Carried {
  facts: Record<string, unknown>;
  signature: string;
  leaf: Record<string, unknown>;
  proof: { index: number; size: number; hashes: string[] };
  checkpoint: string;
  /** Documents handed out by earlier versions carry none. */
  latest: Growth | null;
}

interface Growth {
  checkpoint: string;
  consistency: { from: number; to: number; hashes: string[] };
}

/**
 * Holds a signed document, as its route answers it, against nothing but the log's public key. `member` is the name under which
 * the facts stand (`certificate`, `report`). Needs no database. Throws `document.unreadable` and `checkpoint.bad_key` where
 * nothing can be said.
 */
export const checkSignedDocument = (text: string, members: readonly string[], key: string): DocumentVerdict =>
  readSignedDocument(text, members, key).verdict;

/** The same, with what it states, for whoever goes on from there. */
export function readSignedDocument(text: string, members: readonly string[], key: string): CheckedDocument {
  const carried = carriedIn(text, members);
  const { publicKey } = parseVerifierKey(key);
  const bytes = Buffer.from(canonicalJson(carried.facts), 'utf8');
  const head = headOf(carried.checkpoint, key);
  const checks: Record<DocumentMismatch, boolean> = {
    signature: isSignedBy(publicKey, bytes, Buffer.from(carried.signature, 'base64')),
    leaf: namesIt(carried.leaf, createHash('sha256').update(bytes).digest('base64')),
    checkpoint: head !== null,
    proof: head !== null && isIncluded(carried, head),
    consistency: carried.latest === null || head === null || hasGrown(carried.latest, head, key),
  };
  const mismatches = (Object.keys(checks) as DocumentMismatch[]).filter((name) => !checks[name]);
  const { type } = carried.facts;
  const verdict = {
    ok: mismatches.length === 0,
    mismatches,
    type: typeof type === 'string' ? type : null,
    index: checks.proof ? carried.proof.index : null,
  };
  const notes = [carried.checkpoint, ...(carried.latest ? [carried.latest.checkpoint] : [])];
  return { verdict, facts: carried.facts, notes };
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
      areHashes(proof.hashes);
    if (isWhole) return { facts, signature, leaf, proof, checkpoint, latest: growthIn(whole['latest']) };
  } catch {
    // falls through to the one refusal
  }
  throw DocumentCheckFailures.UNREADABLE();
}

const areHashes = (hashes: unknown): hashes is string[] =>
  Array.isArray(hashes) && hashes.every((hash) => typeof hash === 'string' && HASH_TEXT.test(hash));

/** Null where there is none; one that cannot be read proves nothing. */
function growthIn(latest: unknown): Growth | null {
  if (latest === undefined) return null;
  const { checkpoint, consistency } = (isObject(latest) ? latest : {}) as Partial<Growth>;
  const isWhole = typeof checkpoint === 'string' && isObject(consistency) && areHashes(consistency.hashes);
  return isWhole ? { checkpoint, consistency } : { checkpoint: '', consistency: { from: -1, to: -1, hashes: [] } };
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

function hasGrown({ checkpoint, consistency }: Growth, head: Checkpoint, key: string): boolean {
  const newest = headOf(checkpoint, key);
  const { from, to, hashes } = consistency;
  const path = hashes.map((hash) => Buffer.from(hash, 'base64'));
  return (
    newest !== null &&
    from === head.size &&
    to === newest.size &&
    verifyConsistency(from, to, path, head.root, newest.root)
  );
}
