import type { Leaf } from '../ledger/leaf.js';
import type { EventRow } from './event.queries.js';

export class AuditActor {
  id: string;
  name: string;
}

/** A leaf of the log as it is hashed and exported, its own hash, and the personal texts that are still held for it. */
export class AuditEvent {
  index: number;
  /** Base64 hash of the leaf before; absent at index 0. */
  prev?: string;
  /** Base64 leaf hash: SHA-256(0x00 ‖ canonical line). */
  hash: string;
  time: string;
  actor: AuditActor;
  action: string;
  subjects: string[];
  outcome: string;
  reason: string | null;
  details: Record<string, unknown>;
  /** By field; the leaf itself keeps a salted hash of each, so erased texts are missing here and nowhere else. */
  personal: Record<string, string>;
}

export class AuditEventPage {
  items: AuditEvent[];
  nextCursor: string | null;
  total: number;
}

export class InclusionProof {
  index: number;
  size: number;
  leafHash: string;
  /** Base64 of 32 bytes each, RFC 6962 order. */
  hashes: string[];
  /** Signed note of the tree of this size. */
  checkpoint: string;
}

export class ConsistencyProof {
  from: number;
  to: number;
  hashes: string[];
}

export function eventView(row: EventRow, personal: Record<string, string>): AuditEvent {
  const leaf = JSON.parse(row.body) as Leaf;
  const { index, prev, time, actor, action, subjects, outcome, reason, details } = leaf;
  const { id, name } = actor;
  return {
    index,
    ...(prev === undefined ? {} : { prev }),
    hash: row.hash,
    time,
    actor: { id, name },
    action,
    subjects,
    outcome,
    reason,
    details,
    personal,
  };
}
