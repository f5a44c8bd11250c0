import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { checkSignedDocument, type DocumentMismatch, type DocumentVerdict } from '../ledger/signed-document-check.js';
import type { CommandContext } from './context.js';
import { cannotTell, logKey } from './log-key.js';
import { answer } from './print.js';

const DIFFERS = 1;
/** Where the signed facts stand in what a route answers. */
const MEMBERS = ['certificate', 'report'];

interface VerifyOptions {
  key?: string;
  json?: boolean;
}

const SAID: Record<DocumentMismatch, string> = {
  signature: 'it is not signed by this key, or was changed',
  leaf: 'the line of the log that comes with it names another document',
  checkpoint: 'the signed head of the log is not by this key, or was changed',
  proof: 'the line is not in the log that the head signs',
};

/** `verify <file>` for documents that are signed and proved to be in the log: certificates and closing reports. */
export function addDocumentVerify(group: Command, context: CommandContext): void {
  group
    .command('verify <file>')
    .description('hold a signed document against the log, off line: exit code 0 it holds, 1 it does not, 2 cannot tell')
    .option('--key <file>', "the log's public key, as /audit/key shows it; without it the key of this installation")
    .option('--json', 'machine-readable')
    .action((file: string, options: VerifyOptions) => {
      let verdict: DocumentVerdict;
      try {
        verdict = checkSignedDocument(readFileSync(file, 'utf8'), MEMBERS, logKey(context, options.key));
      } catch (error) {
        return cannotTell(context, error, options.json, { ok: false, mismatches: null, type: null, index: null });
      }
      answer(options.json, verdict, lineOf(verdict));
      context.exit(verdict.ok ? 0 : DIFFERS);
    });
}

const lineOf = ({ ok, mismatches, index }: DocumentVerdict): string =>
  ok
    ? `Signed, and entry ${index} of the log names it.`
    : `Does not hold: ${mismatches.map((each) => SAID[each]).join('; ')}.`;
