import {
  createReadStream,
  createWriteStream,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import { Audit } from '../audit/audit.service.js';
import { AuditExport } from '../audit/export.service.js';
import { LogCheck } from '../audit/log-check.service.js';
import { openCheckpoint, originOf, parseVerifierKey, verifierKey, type Checkpoint } from '../ledger/checkpoint.js';
import type { LogVerdict } from '../ledger/log-walk.js';
import { verifyExport } from '../ledger/verifier.js';
import { readLogKey } from '../keyring/signer.js';
import { Failure } from '../kernel/failure.js';
import { MACHINE } from '../operation/actor.js';
import { Operations } from '../operation/operations.js';
import type { CommandContext } from './context.js';
import { answer, complain, print } from './print.js';

const TAMPERED = 1;
const CANNOT_TELL = 2;

interface VerifyOptions {
  offline?: string;
  checkpoint?: string;
  key?: string;
  json?: boolean;
}

export function add(program: Command, context: CommandContext): void {
  const audit = program.command('audit').description('the log of every act: export it, sign it, verify it');
  audit
    .command('export')
    .description('write the whole log, one canonical leaf a line')
    .requiredOption('--output <file>', 'where to write it')
    .option('--json', 'machine-readable')
    .action(({ output, json }: { output: string; json?: boolean }) => exportLog(context, output, json));
  audit
    .command('checkpoint')
    .description('a signed note of the log as it is now')
    .option('--output <file>', 'write it to a file instead of the terminal')
    .action(({ output }: { output?: string }) => checkpoint(context, output));
  audit
    .command('verify')
    .description('exit code 0 intact, 1 tampered, 2 cannot tell')
    .option('--offline <file>', 'verify an export, without the service and its database')
    .option('--checkpoint <file>', 'a signed note of an earlier time')
    .option('--key <file>', "the log's public key, as /audit/key shows it; without it the key of this installation")
    .option('--json', 'machine-readable')
    .action((options: VerifyOptions) => verify(context, options));
}

/** A reader never sees half an export under the name that was asked for. */
async function exportLog(context: CommandContext, output: string, json: boolean | undefined): Promise<void> {
  const part = `${output}.part`;
  await context.withHouse(async (app) => {
    const operations = app.get(Operations);
    const exporter = app.get(AuditExport);
    if (operations.readOnly) complain('The log does not extend its last checkpoint; the export is not recorded.');
    const lines = operations.readOnly
      ? exporter.lines(MACHINE)
      : await operations.run(MACHINE, 'audit.export', {}, (op) => Promise.resolve(exporter.begin(op)));
    await pipeline(lines, createWriteStream(part, { mode: 0o600 }));
  });
  renameSync(part, output);
  answer(json, { output }, `The log is in ${output}.`);
}

async function checkpoint(context: CommandContext, output: string | undefined): Promise<void> {
  const note = await context.withHouse((app) =>
    app.get(Operations).run(MACHINE, 'audit.read', {}, (op) => app.get(Audit).checkpoint(op)),
  );
  if (output) writeFileSync(output, note, { mode: 0o600 });
  else print(note);
}

async function verify(context: CommandContext, options: VerifyOptions): Promise<void> {
  let verdict: LogVerdict;
  try {
    verdict = await (options.offline === undefined
      ? online(context, options)
      : offline(context, options.offline, options));
  } catch (error) {
    const reason = error instanceof Failure ? error.detail : (error as Error).message.split(/[\n,]/)[0];
    if (options.json) print(JSON.stringify({ ok: false, size: null, firstBadIndex: null, kind: null }));
    complain(`Cannot tell: ${reason ?? 'unknown error'}`);
    return context.exit(CANNOT_TELL);
  }
  answer(options.json, verdict, lineOf(verdict));
  context.exit(verdict.ok ? 0 : TAMPERED);
}

async function offline(context: CommandContext, file: string, options: VerifyOptions): Promise<LogVerdict> {
  const notes = options.checkpoint === undefined ? [] : [readFileSync(options.checkpoint, 'utf8')];
  const key = options.key === undefined ? (notes.length > 0 ? ownKey(context) : '') : readKey(options.key);
  return verifyExport(createReadStream(file), { notes, ...(key ? { key } : {}) });
}

/** Every note kept beside the database counts, not the newest alone: deleting one must not help. */
function online(context: CommandContext, options: VerifyOptions): Promise<LogVerdict> {
  const given = options.checkpoint === undefined ? [] : [readFileSync(options.checkpoint, 'utf8')];
  const givenKey = options.key === undefined ? null : readKey(options.key);
  return context.withHouse(async (app) => {
    const own = app.get(Audit).key;
    const { checkpoints, unsound } = keptNotes(context.settings().checkpointDir, own);
    const heads = { checkpoints, notes: [...given, ...unsound], key: givenKey ?? own };
    return app.get(Operations).run(MACHINE, 'audit.read', {}, (op) => app.get(LogCheck).run(op, heads));
  });
}

/** A kept note that our own key does not open is handed on as it is: no key opens it, and the verdict says so. */
function keptNotes(directory: string, key: string): { checkpoints: Checkpoint[]; unsound: string[] } {
  const names = existsSync(directory) ? readdirSync(directory).filter((name) => name.endsWith('.note')) : [];
  const checkpoints: Checkpoint[] = [];
  const unsound: string[] = [];
  for (const name of names) {
    const note = readFileSync(join(directory, name), 'utf8');
    try {
      checkpoints.push(openCheckpoint(note, key));
    } catch {
      unsound.push(note);
    }
  }
  return { checkpoints, unsound };
}

function readKey(file: string): string {
  const text = readFileSync(file, 'utf8');
  parseVerifierKey(text);
  return text;
}

function ownKey(context: CommandContext): string {
  const { publicKey } = readLogKey(context.settings().logKeyFile);
  return verifierKey(originOf(publicKey), publicKey);
}

function lineOf({ ok, size, firstBadIndex, kind }: LogVerdict): string {
  if (ok) return `Intact: ${size} entries.`;
  return `Tampered: ${kind ?? 'unknown'}${firstBadIndex === null ? '' : ` at index ${firstBadIndex}`} (${size} entries read).`;
}
