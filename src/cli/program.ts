import { Command, CommanderError } from 'commander';
import { Failure } from '../kernel/failure.js';
import { SettingsError } from '../settings/settings.js';
import { addAll } from './commands.js';
import type { CommandContext } from './context.js';
import { complain, print } from './print.js';

const REFUSED = 1;
const WRONG_USAGE = 2;

/** Runs one command line; answers the exit code: 0 done, 1 refused or failed, 2 wrong usage. */
export async function runCommand(args: readonly string[], house: Omit<CommandContext, 'exit'>): Promise<number> {
  let code = 0;
  const context: CommandContext = { ...house, exit: (wanted) => (code = wanted) };
  try {
    await programOf(context).parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    return codeOf(error);
  }
}

function programOf(context: CommandContext): Command {
  const program = new Command('releve')
    .description("The register and vault of an organisation's official social accounts.")
    .configureOutput({ writeOut: print, writeErr: complain })
    .showHelpAfterError('(--help shows the usage)')
    .exitOverride();
  addAll(program, context);
  return program;
}

function codeOf(error: unknown): number {
  // commander has said itself what was wrong with the usage; asking for help is no mistake.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : WRONG_USAGE;
  complain(lineOf(error));
  return REFUSED;
}

function lineOf(error: unknown): string {
  if (error instanceof Failure)
    return [error.detail, ...(error.extra.errors ?? []).map((e) => `${e.field}: ${e.detail}`)].join(' ');
  if (error instanceof SettingsError) return error.message;
  const { code, path } = (error ?? {}) as NodeJS.ErrnoException;
  if (code && path) return `${path} cannot be read or written (${code}).`;
  const [line] = String((error as Error | null)?.message ?? error).split('\n');
  return `Unexpected: ${line ?? 'unknown error'}`;
}
