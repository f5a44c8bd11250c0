import { readFileSync } from 'node:fs';
import { Failure } from '../kernel/failure.js';
import { readLogKey } from '../keyring/signer.js';
import { originOf, verifierKey } from '../ledger/checkpoint.js';
import type { CommandContext } from './context.js';
import { complain, print } from './print.js';

const CANNOT_TELL = 2;

/** The log's public key from a file, as /audit/key shows it; without one the key of this installation. */
export function logKey(context: CommandContext, file: string | undefined): string {
  if (file !== undefined) return readFileSync(file, 'utf8');
  const { publicKey } = readLogKey(context.settings().logKeyFile);
  return verifierKey(originOf(publicKey), publicKey);
}

/** One line why nothing can be said, and exit code 2; `none` is the machine's answer. */
export function cannotTell(context: CommandContext, error: unknown, json: boolean | undefined, none: object): void {
  const reason = error instanceof Failure ? error.detail : (error as Error).message.split(/[\n,]/)[0];
  if (json) print(JSON.stringify(none));
  complain(`Cannot tell: ${reason ?? 'unknown error'}`);
  context.exit(CANNOT_TELL);
}
