/** Proves a file handed out: the file asked for with the same query, by the same person, has these bytes while the data is the same. */
export class Manifest {
  /** SHA-256 of the file's bytes, hexadecimal. */
  sha256: string;
  /** `releve export verify` counts them again in a csv, json or xlsx; those of a pdf are vouched for by its bytes. */
  rows: number;
  /** The UTC day at whose end the list is. */
  asOf: string;
  /** `access-list`, `register` or `findings`. */
  list: string;
  /** `csv`, `xlsx`, `json` or `pdf`. */
  format: string;
  /** What the list was narrowed to, as it was asked for. */
  filters: Record<string, string>;
  /** The signed note of the log after this export was recorded. */
  checkpoint: string;
  /** Base64 Ed25519 by the log's key over the canonical JSON (RFC 8785) of all the others. */
  signature: string;
}
