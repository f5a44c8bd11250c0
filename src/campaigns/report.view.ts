import { LogProofView } from '../ledger/log-proof.view.js';

/**
 * The signed record of a closed round. `signature` is base64 Ed25519 by the audit key over the RFC 8785 bytes of `report`;
 * the `details.report.sha256` of the leaf is the base64 SHA-256 of those bytes.
 */
export class SignedReport extends LogProofView {
  report: Record<string, unknown>;
  signature: string;
}
