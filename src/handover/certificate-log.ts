import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createHash } from 'node:crypto';
import { canonicalJson } from '../ledger/leaf-encoding.js';
import { parseLeaf, type Leaf } from '../ledger/leaf.js';
import type { LogVerdict } from '../ledger/log-walk.js';
import { verifyExport } from '../ledger/verifier.js';
import { bearsOn, differencesOf, type Difference } from './certificate-check.rules.js';
import type { Certificate } from './certified.js';

export interface LogComparison {
  /** Is the export the log that the certificate's head signs, whole and unchanged? */
  log: LogVerdict;
  /** Null where the export itself cannot be believed. */
  differences: Difference[] | null;
}

/**
 * Holds every fact of a certificate whose signature was checked against an exported log, off line. The export must be the log
 * of the certificate's own signed head, or one that grew from it. `notes` are the signed heads that came with it.
 */
export async function compareWithLog(
  certificate: Certificate,
  file: string,
  proven: { notes: readonly string[]; key: string },
): Promise<LogComparison> {
  const log = await verifyExport(createReadStream(file), proven);
  if (!log.ok) return { log, differences: null };
  const bears = bearsOn(certificate);
  const leaves: Leaf[] = [];
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    if (!mayBear(line, certificate)) continue;
    const leaf = parseLeaf(line);
    if (bears(leaf)) leaves.push(leaf);
  }
  const sha256 = createHash('sha256').update(canonicalJson(certificate)).digest('base64');
  return { log, differences: differencesOf(certificate, leaves, sha256) };
}

/** A look at the text before it is read: of a million lines few bear on one case. */
const mayBear = (line: string, { caseId, rotations }: Certificate): boolean =>
  line.includes(caseId) || (rotations.length > 0 && line.includes('"mark":"credential:'));
