import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { CheckpointKeeper } from './checkpoint-keeper.js';
import { canonicalJson } from './leaf-encoding.js';
import { leafOfEntry, readHead } from './ledger.queries.js';
import type { LogProofView } from './log-proof.view.js';
import { inclusionProof } from './proof.js';
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

/** The proof that the leaf of an entry is in the log, against a signed head; null while the leaf waits for its place. */
export async function logProof(
  db: EntityManager,
  keeper: CheckpointKeeper,
  entryId: string,
  today: string,
): Promise<LogProofView | null> {
  const leaf = await leafOfEntry(db, entryId);
  if (!leaf) return null;
  const { note, size } = await headBeyond(db, keeper, leaf.position, today);
  const hashes = await inclusionProof(storedTree(db), leaf.position, size);
  return {
    leaf: JSON.parse(leaf.body) as Record<string, unknown>,
    proof: { index: leaf.position, size, hashes: hashes.map((hash) => hash.toString('base64')) },
    checkpoint: note,
  };
}

/** A head signed earlier serves as well as a new one when the leaf lies before it and this view of the log reaches it. */
async function headBeyond(
  db: EntityManager,
  keeper: CheckpointKeeper,
  position: number,
  today: string,
): Promise<{ note: string; size: number }> {
  const memory = keeper.remembered();
  const here = (await readHead(db)).frontier.size;
  const isUsable = memory !== null && memory.head.size > position && memory.head.size <= here;
  const head = isUsable ? memory : await keeper.sign(db, today);
  return { note: head.note, size: head.head.size };
}
