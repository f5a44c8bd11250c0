import { encodeLeaf, type Leaf } from '../../ledger/leaf-form';
import { fromBase64, toBase64 } from './log/bytes';
import { openNote } from './log/checkpoint-note';
import { isIncluded, leafHash } from './log/growing-tree';

interface InclusionProof {
  index: number;
  size: number;
  leafHash: string;
  hashes: readonly string[];
  checkpoint: string;
}

/** What the page found out by itself, each true or false on its own. */
export interface Proven {
  leaf: boolean;
  path: boolean;
  signature: boolean;
}

/** The event as it is hashed: RFC 8785 text of the leaf, nothing of what the service told beside it. */
export function lineOf(event: Leaf): string {
  const { index, prev, time, actor, action, subjects, outcome, reason, details } = event;
  return encodeLeaf({ index, prev, time, actor, action, subjects, outcome, reason, details });
}

/** Hash, path and signature, computed here from the event that is shown. */
export async function proveEvent(event: Leaf, proof: InclusionProof, key: string): Promise<Proven> {
  const hash = await leafHash(new TextEncoder().encode(lineOf(event)));
  const leaf = toBase64(hash) === proof.leafHash && proof.index === event.index;
  const head = await openNote(proof.checkpoint, key).catch(() => null);
  const hashes = proof.hashes.map((each) => fromBase64(each) ?? new Uint8Array(0));
  const root = fromBase64(head?.root ?? '') ?? new Uint8Array(0);
  const isSameTree = head?.size === proof.size;
  const path = isSameTree && (await isIncluded(hash, { index: event.index, size: proof.size, hashes }, root));
  return { leaf, path, signature: head !== null };
}
