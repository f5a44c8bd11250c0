import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { InvalidArgumentError, Option, type Command } from 'commander';
import type { ExportAsked } from '../exports/export-asked.js';
import { SEVERITIES } from '../reports/finding.js';
import { KIND_CODES, type KindCode } from '../reports/finding-kinds.js';
import { FORMATS, type Prepared } from '../exports/export-file.js';
import { LANGUAGES } from '../kernel/language.js';
import { Exports } from '../exports/exports.service.js';
import type { Manifest } from '../exports/manifest.view.js';
import { MACHINE } from '../operation/actor.js';
import type { ActionName } from '../operation/actions.js';
import type { Operation } from '../operation/operation.js';
import { Operations } from '../operation/operations.js';
import { isDay } from '../kernel/zone.js';
import type { CommandContext } from './context.js';
import { addVerify } from './export-verify.js';
import { pour } from './print.js';

interface Options extends ExportAsked {
  output?: string;
  manifest?: boolean;
}

interface Held {
  stream: Readable;
}

type Prepare = (exports: Exports, op: Operation, asked: ExportAsked) => Prepared | Promise<Prepared>;

export function add(program: Command, context: CommandContext): void {
  const group = program.command('export').description('lists as files: the same answers as over HTTP');
  const list = command(group, context, 'access-list', 'export.access_list', (exports, op, asked) =>
    exports.accessList(op, asked),
  );
  list
    .description('who has, or had on a day, which access and why')
    .option('--person <id or email>', 'of this person only');
  const register = command(group, context, 'register', 'export.register', (exports, op, asked) =>
    exports.register(op, asked),
  );
  register
    .description('the register of accounts, in the columns an import reads')
    .option('--status <status>', 'in this state only');
  const findings = command(group, context, 'findings', 'export.findings', (exports, op, asked) =>
    exports.findingList(op, asked),
  );
  findings
    .description('what the register lacks, each with the act that mends it')
    .addOption(new Option('--kind <kinds>', 'only these kinds, separated by commas').argParser(kindsOf))
    .addOption(new Option('--severity <severity>', 'only of this severity').choices(SEVERITIES));
  addVerify(group, context);
}

function command(group: Command, context: CommandContext, name: string, action: ActionName, prepare: Prepare): Command {
  return group
    .command(name)
    .addOption(new Option('--as-of <date>', 'at the end of this day (UTC)').argParser(dayOf))
    .addOption(new Option('--format <format>', 'what to write').choices(FORMATS).default('csv'))
    .option('--platform <id>', 'on this platform only')
    .option('--brand <brand>', 'of this brand only')
    .option('--reason <text>', 'why, 10 to 500 characters: in the log, and in the head of a pdf')
    .addOption(
      new Option('--lang <language>', 'of the words printed in a pdf and of the texts of findings').choices(LANGUAGES),
    )
    .option('--manifest', 'what proves the file, instead of the file')
    .option('--output <file>', 'write here instead of to the terminal')
    .action((options: Options) =>
      context.withHouse(async (app) => {
        const exports = app.get(Exports);
        const ask = { reason: options.reason ?? null };
        const made = await app.get(Operations).run(MACHINE, action, ask, async (op): Promise<Held | Manifest> => {
          const prepared = await prepare(exports, op, options);
          if (options.manifest) return exports.manifest(op, prepared);
          return exports.file(op, prepared, (stream) => ({ stream }));
        });
        const stream = 'stream' in made ? made.stream : Readable.from([`${JSON.stringify(made)}\n`]);
        await write(stream, options.output);
      }),
    );
}

/** Access lists are nobody else's business on this machine. */
const write = (stream: Readable, output: string | undefined): Promise<void> =>
  output === undefined ? pour(stream) : pipeline(stream, createWriteStream(output, { mode: 0o600 }));

function dayOf(text: string): string {
  if (!isDay(text)) throw new InvalidArgumentError('A calendar day, YYYY-MM-DD.');
  return text;
}

function kindsOf(text: string): KindCode[] {
  const unknown = text.split(',').filter((kind) => !(KIND_CODES as string[]).includes(kind));
  if (unknown.length > 0) throw new InvalidArgumentError(`There is no kind ${unknown.join(', ')}.`);
  return text.split(',') as KindCode[];
}
