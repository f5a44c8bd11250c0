import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import {
  readSignedDocument,
  type CheckedDocument,
  type DocumentMismatch,
  type DocumentVerdict,
} from '../ledger/signed-document-check.js';
import type { CommandContext } from './context.js';
import { cannotTell, logKey } from './log-key.js';
import { answer } from './print.js';

const DIFFERS = 1;
/** Where the signed facts stand in what a route answers. */
const MEMBERS = ['certificate', 'report'];

interface VerifyOptions {
  key?: string;
  log?: string;
  json?: boolean;
}

/** What an exported log says beyond the document itself. */
export interface Recomputed {
  ok: boolean;
  /** Joins the machine-readable verdict. */
  facts: object;
  lines: string[];
}

/** Holds the facts of a document against an exported log. */
export type Recompute = (document: CheckedDocument, log: string, key: string) => Promise<Recomputed>;

const SAID: Record<DocumentMismatch, string> = {
  signature: 'it is not signed by this key, or was changed',
  leaf: 'the line of the log that comes with it names another document',
  checkpoint: 'the signed head of the log is not by this key, or was changed',
  proof: 'the line is not in the log that the head signs',
  consistency: 'the newest signed head did not grow from the log of this document',
};

/**
 * `verify <file>` for documents that are signed and proved to be in the log: certificates and closing reports. Documents whose
 * facts the log can prove one by one take `--log` too.
 */
export function addDocumentVerify(group: Command, context: CommandContext, recompute?: Recompute): void {
  const command = group
    .command('verify <file>')
    .description('hold a signed document against the log, off line: exit code 0 it holds, 1 it does not, 2 cannot tell')
    .option('--key <file>', "the log's public key, as /audit/key shows it; without it the key of this installation")
    .option('--json', 'machine-readable');
  if (recompute) command.option('--log <export>', 'an exported log: each stated fact is held against its line');
  command.action((file: string, options: VerifyOptions) => verify(context, file, options, recompute));
}

async function verify(
  context: CommandContext,
  file: string,
  options: VerifyOptions,
  recompute?: Recompute,
): Promise<void> {
  let verdict: DocumentVerdict;
  let recomputed: Recomputed | null = null;
  try {
    const key = logKey(context, options.key);
    const checked = readSignedDocument(readFileSync(file, 'utf8'), MEMBERS, key);
    verdict = checked.verdict;
    if (verdict.ok && options.log !== undefined && recompute) recomputed = await recompute(checked, options.log, key);
  } catch (error) {
    return cannotTell(context, error, options.json, { ok: false, mismatches: null, type: null, index: null });
  }
  const ok = verdict.ok && (recomputed?.ok ?? true);
  answer(options.json, { ...verdict, ...recomputed?.facts, ok }, [lineOf(verdict), ...(recomputed?.lines ?? [])]);
  context.exit(ok ? 0 : DIFFERS);
}

const lineOf = ({ ok, mismatches, index }: DocumentVerdict): string =>
  ok
    ? `Signed, and entry ${index} of the log names it.`
    : `Does not hold: ${mismatches.map((each) => SAID[each]).join('; ')}.`;
