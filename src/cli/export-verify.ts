import { createReadStream, readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { checkExport, type ExportVerdict, type Mismatch } from '../exports/export-check.js';
import type { CommandContext } from './context.js';
import { cannotTell, logKey } from './log-key.js';
import { answer } from './print.js';

const DIFFERS = 1;

interface VerifyOptions {
  key?: string;
  json?: boolean;
}

const SAID: Record<Mismatch, string> = {
  signature: 'the manifest is not signed by this key, or was changed',
  checkpoint: 'the note of the log in the manifest is not signed by this key, or was changed',
  file: 'the file has other bytes than the manifest says',
  rows: 'the file has another number of rows than the manifest says',
};

export function addVerify(group: Command, context: CommandContext): void {
  group
    .command('verify <file> <manifest>')
    .description('hold an export against its manifest, off line: exit code 0 it matches, 1 it does not, 2 cannot tell')
    .option('--key <file>', "the log's public key, as /audit/key shows it; without it the key of this installation")
    .option('--json', 'machine-readable')
    .action((file: string, manifest: string, options: VerifyOptions) => verify(context, file, manifest, options));
}

async function verify(context: CommandContext, file: string, manifest: string, options: VerifyOptions): Promise<void> {
  let verdict: ExportVerdict;
  try {
    const key = logKey(context, options.key);
    verdict = await checkExport(() => createReadStream(file), readFileSync(manifest, 'utf8'), key);
  } catch (error) {
    return cannotTell(context, error, options.json, { ok: false, mismatches: null, rows: null });
  }
  answer(options.json, verdict, lineOf(verdict));
  context.exit(verdict.ok ? 0 : DIFFERS);
}

function lineOf({ ok, mismatches, rows }: ExportVerdict): string {
  if (ok)
    return rows === null
      ? 'The file is the one the manifest proves.'
      : `The file is the one the manifest proves: ${rows} rows.`;
  return `Does not match: ${mismatches.map((each) => SAID[each]).join('; ')}.`;
}
