import { sentenceOf } from '../kernel/failure.js';
import type { Leaf } from '../ledger/leaf.js';
import type { Named } from './name.queries.js';

export class AuditActor {
  id: string;
  name: string;
}

/** What an id in an event is called today; names inside the event itself are those of its day. */
export class NamedView {
  id: string;
  /** person, account, credential, grant, seat, request, case, handover, task, group, campaign, organisation, incident … */
  kind: string;
  /** Of a person or an account its name; of a grant its level, of a seat which one, of a task its code. */
  name: string;
  /** The account it belongs to, where it belongs to one; named too. */
  accountId: string | null;
  /** The person it is about, where it is about one; named too. */
  personId: string | null;
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
  /** What the subjects and details speak of, as far as it is still there. */
  names: NamedView[];
  /** What was said to whoever was refused, in English; its code is in the details. */
  refusal: string | null;
}

/** A checkpoint kept outside the database: the newest of its day. */
export class KeptCheckpoint {
  /** Day it was signed on (UTC). */
  day: string;
  /** Events it covers; null where the file can no longer be read as a checkpoint of this log. */
  size: number | null;
  /** Base64 root of their tree. */
  root: string | null;
  /** The signed note itself, as it can be brought to a check. */
  note: string | null;
}

export class KeptCheckpointPage {
  items: KeptCheckpoint[];
  nextCursor: string | null;
  total: number;
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

export function eventView(leaf: Leaf, hash: string, personal: Record<string, string>, names: Named[]): AuditEvent {
  const { index, prev, time, actor, action, subjects, outcome, reason, details } = leaf;
  const { id, name } = actor;
  const link = prev === undefined ? {} : { prev };
  const code = outcome === 'refused' ? details['code'] : null;
  return {
    ...{ index, ...link, hash, time, actor: { id, name }, action, subjects, outcome, reason, details, personal, names },
    refusal: typeof code === 'string' ? sentenceOf(code) : null,
  };
}
