import { Option, type Command } from 'commander';
import { DepartureImports } from '../imports/departures.import.js';
import { IMPORT_KINDS, Imports, type ImportKind } from '../imports/imports.service.js';
import { SecretImports, SECRET_FORMATS, type SecretOptions } from '../imports/secrets.service.js';
import { MACHINE } from '../operation/actor.js';
import type { CommandContext } from './context.js';
import { linesOf } from './import-lines.js';
import { addSheet } from './import-sheet.command.js';
import { answer } from './print.js';

interface Options {
  dryRun?: boolean;
  json?: boolean;
}

const SAYS: Record<ImportKind, string> = {
  people: 'the directory',
  accounts: 'the register of accounts and their seats',
  access: 'who has or had which right',
  policies: 'versions of charters and clauses',
  acknowledgements: 'who accepted which version',
  training: 'trainings done',
  'recovery-channels': 'mailboxes, phones and keys that registrations rely on',
};

export function add(program: Command, context: CommandContext): void {
  const group = program
    .command('import')
    .description('read a file: every row that can be accepted, or nothing when it is unreadable');
  for (const kind of IMPORT_KINDS) {
    group
      .command(`${kind} <file>`)
      .description(`CSV: ${SAYS[kind]}`)
      .option('--dry-run', 'say what would happen and change nothing')
      .option('--json', 'machine-readable')
      .action((file: string, options: Options) =>
        context.withHouse(async (app) => {
          const { dryRun = false } = options;
          const result = await app.get(Imports).read(MACHINE, kind, file, { dryRun });
          answer(options.json, result, linesOf(result, dryRun));
        }),
      );
  }
  addSheet(group, context);
  addDepartures(group, context);
  addSecrets(group, context);
}

function addDepartures(group: Command, context: CommandContext): void {
  group
    .command('departures <file>')
    .description('CSV: who leaves, in which scenario and when; opens cases and moves last days')
    .option('--dry-run', 'say what would happen and change nothing')
    .option('--json', 'machine-readable')
    .action((file: string, { json, dryRun = false }: Options) =>
      context.withHouse(async (app) => {
        const result = await app.get(DepartureImports).read(MACHINE, file, { dryRun });
        answer(json, result, linesOf(result, dryRun));
      }),
    );
}

function addSecrets(group: Command, context: CommandContext): void {
  group
    .command('secrets <file>')
    .description('the export of a password manager: each login goes to the account its address names')
    .addOption(new Option('--format <format>', 'what wrote the file').choices(SECRET_FORMATS).makeOptionMandatory())
    .option('--by <email>', 'who handled the file: every value counts as seen by them')
    .option('--dry-run', 'say what would happen and change nothing')
    .option('--json', 'machine-readable')
    .action((file: string, { json, dryRun = false, format, by }: SecretOptions & { json?: boolean }) =>
      context.withHouse(async (app) => {
        const result = await app.get(SecretImports).read(MACHINE, file, { format, dryRun, by });
        answer(json, result, linesOf(result, dryRun));
      }),
    );
}
