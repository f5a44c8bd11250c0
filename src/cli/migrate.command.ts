import type { Command } from 'commander';
import type { Database } from '../database/database.js';
import { appliedMigrations, pendingMigrations, refuseNewerSchema } from '../database/schema.js';
import { ServiceLock } from '../database/service-lock.js';
import type { CommandContext } from './context.js';
import { answer } from './print.js';

interface Options {
  json?: boolean;
}

export function add(program: Command, context: CommandContext): void {
  const migrate = program.command('migrate').description('the schema of the database');
  migrate
    .command('status')
    .description('which migrations have run and which wait')
    .option('--json', 'machine-readable')
    .action(({ json }: Options) => context.withDatabase((database) => status(database, json)));
  migrate
    .command('up')
    .description('run the migrations that wait')
    .option('--json', 'machine-readable')
    .action(({ json }: Options) => context.withDatabase((database) => up(database, json)));
  migrate
    .command('down')
    .description('undo the newest migration, with the data of its tables')
    .option('--json', 'machine-readable')
    .action(({ json }: Options) => down(context, json));
}

async function status({ source }: Database, json: boolean | undefined): Promise<void> {
  const [applied, pending] = [await appliedMigrations(source), await pendingMigrations(source)];
  answer(json, { applied, pending }, [
    ...applied.map((name) => `done     ${name}`),
    ...pending.map((name) => `waiting  ${name}`),
  ]);
}

async function up(database: Database, json: boolean | undefined): Promise<void> {
  await refuseNewerSchema(database.source);
  const ran = await pendingMigrations(database.source);
  await database.migrate();
  answer(json, { ran }, ran.length === 0 ? 'The schema is up to date.' : ran.map((name) => `done     ${name}`));
}

/** A running service would lose its tables under its feet: on SQLite it is refused, as a second service is. */
async function down(context: CommandContext, json: boolean | undefined): Promise<void> {
  const settings = context.settings();
  await context.withDatabase(async (database) => {
    const lock = database.kind === 'sqlite' ? await ServiceLock.take(settings) : null;
    try {
      const undone = (await appliedMigrations(database.source)).at(-1) ?? null;
      if (undone) await database.source.undoLastMigration({ transaction: 'each' });
      answer(json, { undone }, undone ? `undone   ${undone}` : 'There is nothing to undo.');
    } finally {
      await lock?.release();
    }
  });
}
