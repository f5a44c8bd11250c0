import { createHash } from 'node:crypto';
import { canonicalJson } from '../ledger/leaf-encoding.js';
import { openCheckpoint, parseVerifierKey } from '../ledger/checkpoint.js';
import { isSignedBy } from '../ledger/signature.js';
import { failures } from '../kernel/failure.js';
import { SheetRows } from './sheet-rows.js';

export const ExportCheckFailures = failures('export', {
  BAD_MANIFEST: ['malformed', 'This is no manifest of an export.'],
});

/** `file`: other bytes; `rows`: another number of them; `signature`, `checkpoint`: not by this key over this text. */
export type Mismatch = 'signature' | 'checkpoint' | 'file' | 'rows';

export interface ExportVerdict {
  ok: boolean;
  mismatches: Mismatch[];
  /** Rows found in the file; null where the format does not let them be counted. */
  rows: number | null;
}

interface Signed {
  sha256: string;
  rows: number;
  checkpoint: string;
  signature: string;
  format?: unknown;
}

/**
 * Holds a file, opened once the manifest is readable, against its manifest with nothing but the log's public key. Needs no database. Throws `export.bad_manifest` and
 * `checkpoint.bad_key` where nothing can be said.
 */
export async function checkExport(
  file: () => AsyncIterable<Buffer>,
  manifestText: string,
  key: string,
): Promise<ExportVerdict> {
  const manifest = manifestOf(manifestText);
  parseVerifierKey(key);
  const { sha256, rows } = await readThrough(file(), manifest.format);
  const mismatches: Mismatch[] = [];
  if (!isSigned(manifest, key)) mismatches.push('signature');
  if (!isNoteOf(manifest.checkpoint, key)) mismatches.push('checkpoint');
  if (sha256 !== manifest.sha256) mismatches.push('file');
  if (rows !== null && rows !== manifest.rows) mismatches.push('rows');
  return { ok: mismatches.length === 0, mismatches, rows };
}

function manifestOf(text: string): Signed {
  let value: Partial<Record<keyof Signed, unknown>> | null;
  try {
    value = JSON.parse(text) as typeof value;
  } catch {
    throw ExportCheckFailures.BAD_MANIFEST();
  }
  const { sha256, rows, checkpoint, signature } = value ?? {};
  const texts = [sha256, checkpoint, signature].every((each) => typeof each === 'string');
  if (!texts || typeof rows !== 'number') throw ExportCheckFailures.BAD_MANIFEST();
  return value as unknown as Signed;
}

/** Over the canonical JSON of everything in the manifest but the signature, whatever it holds. */
function isSigned({ signature, ...facts }: Signed, key: string): boolean {
  const { publicKey } = parseVerifierKey(key);
  try {
    return isSignedBy(publicKey, Buffer.from(canonicalJson(facts), 'utf8'), Buffer.from(signature, 'base64'));
  } catch {
    // Facts that have no canonical form were never signed.
    return false;
  }
}

function isNoteOf(note: string, key: string): boolean {
  try {
    openCheckpoint(note, key);
    return true;
  } catch {
    return false;
  }
}

async function readThrough(
  file: AsyncIterable<Buffer>,
  format: unknown,
): Promise<{ sha256: string; rows: number | null }> {
  const hash = createHash('sha256');
  const counter =
    format === 'csv' ? new Records() : format === 'json' ? new Objects() : format === 'xlsx' ? new SheetRows() : null;
  for await (const chunk of file) {
    hash.update(chunk);
    await counter?.take(chunk);
  }
  return { sha256: hash.digest('hex'), rows: counter && (await counter.finish()) };
}

const [NEWLINE, QUOTE, BRACE] = [0x0a, 0x22, 0x7b];

/** Records of a CSV beside its header: line ends outside quotes. */
class Records {
  private ends = 0;
  private isQuoted = false;

  take(chunk: Buffer): void {
    for (const byte of chunk) {
      if (byte === QUOTE) this.isQuoted = !this.isQuoted;
      else if (byte === NEWLINE && !this.isQuoted) this.ends++;
    }
  }

  finish(): number {
    return Math.max(0, this.ends - 1);
  }
}

/** Objects of a JSON export: each stands on a line of its own, and no text holds a bare line end. */
class Objects {
  private rows = 0;
  private last = 0;

  take(chunk: Buffer): void {
    for (const byte of chunk) {
      if (byte === BRACE && this.last === NEWLINE) this.rows++;
      this.last = byte;
    }
  }

  finish(): number {
    return this.rows;
  }
}
