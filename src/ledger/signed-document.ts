import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { KeeperFailures, type CheckpointKeeper } from './checkpoint-keeper.js';
import type { Checkpoint } from './checkpoint.js';
import { canonicalJson } from './leaf-encoding.js';
import { leafOfEntry, readHead } from './ledger.queries.js';
import type { LogProofView } from './log-proof.view.js';
import { verifyConsistency } from './proof-check.js';
import { consistencyProof, inclusionProof } from './proof.js';
import { storedTree } from './stored-tree.js';

/** A document as it is signed and kept. */
export interface SignedDocument {
  /** RFC 8785 text. */
  text: string;
  /** Base64 SHA-256 of its bytes: belongs in the leaf of the act that makes it. */
  sha256: string;
  /** Base64 Ed25519 by the audit key over its bytes. */
  signature: string;
}

export function signedDocument(keeper: CheckpointKeeper, facts: Record<string, unknown>): SignedDocument {
  const text = canonicalJson(facts);
  const bytes = Buffer.from(text, 'utf8');
  return { text, sha256: createHash('sha256').update(bytes).digest('base64'), signature: keeper.signBytes(bytes) };
}

/**
 * The proof that the leaf of an entry is in the log, against the head that the leaf completed, and from there to the newest one;
 * null while the leaf waits for its place. Throws `ledger.forked` instead of signing a head the newest one did not grow from.
 */
export async function logProof(
  db: EntityManager,
  keeper: CheckpointKeeper,
  entryId: string,
  today: string,
): Promise<LogProofView | null> {
  const leaf = await leafOfEntry(db, entryId);
  if (!leaf) return null;
  const [size, tree] = [leaf.position + 1, storedTree(db)];
  const newest = await headBeyond(db, keeper, leaf.position, today);
  const own = await keeper.signEarlier(db, size);
  const growth = await consistencyProof(tree, size, newest.head.size);
  const hasGrown = verifyConsistency(size, newest.head.size, growth, own.head.root, newest.head.root);
  if (!hasGrown) throw KeeperFailures.FORKED();
  const path = await inclusionProof(tree, leaf.position, size);
  return {
    leaf: JSON.parse(leaf.body) as Record<string, unknown>,
    proof: { index: leaf.position, size, hashes: texts(path) },
    checkpoint: own.note,
    latest: { checkpoint: newest.note, consistency: { from: size, to: newest.head.size, hashes: texts(growth) } },
  };
}

const texts = (hashes: readonly Buffer[]): string[] => hashes.map((hash) => hash.toString('base64'));

/** A head signed earlier serves as well as a new one when the leaf lies before it and this view of the log reaches it. */
async function headBeyond(
  db: EntityManager,
  keeper: CheckpointKeeper,
  position: number,
  today: string,
): Promise<{ note: string; head: Checkpoint }> {
  const memory = keeper.remembered();
  const here = (await readHead(db)).frontier.size;
  const isUsable = memory !== null && memory.head.size > position && memory.head.size <= here;
  return isUsable ? memory : keeper.sign(db, today);
}
