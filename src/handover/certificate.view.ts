/** RFC 6962 inclusion proof; hashes are standard base64 of 32 bytes, from the leaf upwards. */
export class InclusionProofView {
  index: number;
  size: number;
  hashes: string[];
}

/**
 * The signed record of a closed case. `signature` is base64 Ed25519 by the audit key over the RFC 8785 bytes of
 * `certificate`; `leaf` is the log's own line, whose `details.certificate.sha256` is the base64 SHA-256 of those bytes;
 * `checkpoint` is a signed note (C2SP) of a log of `proof.size` leaves.
 */
export class SignedCertificate {
  certificate: Record<string, unknown>;
  signature: string;
  leaf: Record<string, unknown>;
  proof: InclusionProofView;
  checkpoint: string;
}
