/** Proves a file handed out. */
export class Manifest {
  /** SHA-256 of the file's bytes, hexadecimal. */
  sha256: string;
  rows: number;
  /** The UTC day at whose end the list is. */
  asOf: string;
  /** The signed note of the log after this export was recorded. */
  checkpoint: string;
  /** Base64 Ed25519 by the log's key over the canonical JSON (RFC 8785) of the other four. */
  signature: string;
}
