import { readFile, writeFile } from 'node:fs/promises';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { unreadable } from '../imports/import.failures.js';
import { SheetImports, type SheetAnswer } from '../imports/sheet-imports.service.js';
import { ENCODINGS, SEPARATORS, type Encoding, type Separator } from '../imports/table-text.rules.js';
import { MACHINE } from '../operation/actor.js';
import type { CommandContext } from './context.js';
import { linesOf } from './import-lines.js';
import { answer } from './print.js';

interface Options {
  mapping?: string;
  saveMapping?: string;
  encoding?: Encoding;
  separator?: string;
  headerRow?: number;
  dryRun?: boolean;
  json?: boolean;
}

export function addSheet(group: Command, context: CommandContext): void {
  group
    .command('sheet <file>')
    .description('a spreadsheet as people keep it: encoding, separator and columns are told by looking at it')
    .option('--mapping <file>', 'how its columns are read, as the console or --save-mapping wrote it')
    .option('--save-mapping <file>', 'write down how the columns were read, to be corrected and used again')
    .addOption(new Option('--encoding <encoding>', 'instead of the one detected').choices(ENCODINGS))
    .addOption(new Option('--separator <separator>', 'instead of the one detected').choices(['tab', ...SEPARATORS]))
    .addOption(new Option('--header-row <n>', 'the row that names the columns').argParser(rowOf))
    .option('--dry-run', 'say what would happen and change nothing')
    .option('--json', 'machine-readable')
    .action((file: string, options: Options) => context.withHouse((app) => read(app.get(SheetImports), file, options)));
}

async function read(sheets: SheetImports, file: string, options: Options): Promise<void> {
  const { mapping, saveMapping, encoding, separator, headerRow, dryRun = false, json } = options;
  const shape = {
    ...(encoding === undefined ? {} : { encoding }),
    ...(separator === undefined ? {} : { separator: (separator === 'tab' ? '\t' : separator) as Separator }),
    ...(headerRow === undefined ? {} : { headerRow }),
  };
  const saved = mapping === undefined ? {} : { mapping: await mappingIn(mapping) };
  const result = await sheets.read(MACHINE, file, { ...saved, shape, dryRun });
  if (saveMapping !== undefined) await writeFile(saveMapping, `${JSON.stringify(result.mapping, null, 2)}\n`);
  answer(json, result, [...linesOf(result, dryRun), ...asked(result)]);
}

async function mappingIn(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8');
  try {
    return JSON.parse(text);
  } catch {
    throw unreadable('the mapping is not JSON');
  }
}

const asked = ({ questions, grants }: SheetAnswer): string[] => [
  ...(grants > 0 ? [`${grants} rights begin`] : []),
  ...questions.map(({ text, rows, candidates }) => {
    const who =
      candidates.length > 0 ? candidates.map(({ workEmail }) => workEmail).join(' or ') : 'nobody is called so';
    return `whom does ${JSON.stringify(text)} mean (row ${rows.join(', ')})? ${who}`;
  }),
];

function rowOf(text: string): number {
  const row = Number(text);
  if (!Number.isInteger(row) || row < 1) throw new InvalidArgumentError('A row is a number from 1.');
  return row;
}
