/** RFC 6962 inclusion proof; hashes are standard base64 of 32 bytes, from the leaf upwards. */
export class InclusionProofView {
  index: number;
  size: number;
  hashes: string[];
}

/**
 * What shows that a signed document is in the log: `leaf` is the log's own line, which holds the base64 SHA-256 of the
 * document's bytes; `checkpoint` is a signed note (C2SP) of a log of `proof.size` leaves.
 */
export class LogProofView {
  leaf: Record<string, unknown>;
  proof: InclusionProofView;
  checkpoint: string;
}
