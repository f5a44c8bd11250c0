import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { Admins } from '../identity/admins.js';
import { hashPassword, refusalToPassword } from '../keyring/password.js';
import { failures } from '../kernel/failure.js';
import { MACHINE } from '../operation/actor.js';
import { Operations } from '../operation/operations.js';
import type { CommandContext } from './context.js';
import { answer } from './print.js';

const FileFailures = failures('command', { NO_PASSWORD_FILE: ['missing', 'The password file cannot be read.'] });

interface Create {
  email: string;
  name: string;
  passwordFile: string;
  json?: boolean;
}

export function add(program: Command, context: CommandContext): void {
  const admin = program
    .command('admin')
    .description('admins; needs no sign-in: whoever runs it owns the machine, and it is recorded');
  admin
    .command('create')
    .description('create an admin with a second factor, printed once')
    .requiredOption('--email <address>', 'the work e-mail address, which signs in')
    .requiredOption('--name <name>', 'the full name')
    .requiredOption('--password-file <file>', 'a file that holds the password')
    .option('--json', 'machine-readable')
    .action((options: Create) => create(context, options));
  admin
    .command('recover')
    .description('print a one-time link with which an admin sets a new password and second factor; all admins are told')
    .requiredOption('--email <address>', 'the work e-mail address')
    .option('--json', 'machine-readable')
    .action((options: { email: string; json?: boolean }) => recover(context, options));
}

async function create(context: CommandContext, { email, name, passwordFile, json }: Create): Promise<void> {
  const password = passwordIn(passwordFile);
  const refusal = await refusalToPassword(password, [email, name]);
  if (refusal) throw refusal;
  const passwordHash = await hashPassword(password);
  await context.withHouse(async (app) => {
    const made = await app
      .get(Operations)
      .run(MACHINE, 'admin.create', {}, (op) => app.get(Admins).create(op, { email, name, passwordHash }));
    answer(json, made, [
      'The admin can sign in. Scan or type this second factor now; it is not shown again:',
      made.totpUri,
    ]);
  });
}

async function recover(context: CommandContext, { email, json }: { email: string; json?: boolean }): Promise<void> {
  await context.withHouse(async (app) => {
    const made = await app
      .get(Operations)
      .run(MACHINE, 'admin.recover', {}, (op) => app.get(Admins).recover(op, email));
    answer(json, made, [
      made.link,
      `Valid once, until ${made.expiresAt}. The old second factor holds until the new one is confirmed.`,
    ]);
  });
}

/** The file's text without the newline an editor adds. */
function passwordIn(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  } catch {
    throw FileFailures.NO_PASSWORD_FILE();
  }
}
