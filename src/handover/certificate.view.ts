import { LogProofView } from '../ledger/log-proof.view.js';

/**
 * The signed record of a closed case. `signature` is base64 Ed25519 by the audit key over the RFC 8785 bytes of
 * `certificate`; the `details.certificate.sha256` of the leaf is the base64 SHA-256 of those bytes.
 */
export class SignedCertificate extends LogProofView {
  certificate: Record<string, unknown>;
  signature: string;
}
