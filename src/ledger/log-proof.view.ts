/** RFC 6962 inclusion proof; hashes are standard base64 of 32 bytes, from the leaf upwards. */
export class InclusionProofView {
  index: number;
  size: number;
  hashes: string[];
}

/** RFC 6962 consistency proof: the log of `to` leaves begins with that of `from` leaves. */
export class ConsistencyProofView {
  from: number;
  to: number;
  hashes: string[];
}

/** The newest signed head, and the proof that it grew from the head of the document. */
export class LatestHeadView {
  checkpoint: string;
  consistency: ConsistencyProofView;
}

/**
 * What shows that a signed document is in the log: `leaf` is the log's own line, which holds the base64 SHA-256 of the
 * document's bytes; `checkpoint` is a signed note (C2SP) of a log of `proof.size` leaves, the same whenever it is asked for;
 * `latest` leads from there to the log as it is now.
 */
export class LogProofView {
  leaf: Record<string, unknown>;
  proof: InclusionProofView;
  checkpoint: string;
  latest: LatestHeadView;
}
