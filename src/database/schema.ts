import type { DataSource } from 'typeorm';
import { failures } from '../kernel/failure.js';

export const SchemaFailures = failures('schema', {
  NEWER: [
    'unavailable',
    'The database was made by a newer version of Relève. Start that version, or restore a backup.',
  ],
});

const TABLE = 'schema_migration';

async function applied(source: DataSource): Promise<string[]> {
  const runner = source.createQueryRunner();
  try {
    if (!(await runner.hasTable(TABLE))) return [];
    return ((await runner.query(`select name from ${TABLE} order by id`)) as { name: string }[]).map((row) => row.name);
  } finally {
    await runner.release();
  }
}

const known = (source: DataSource): string[] =>
  source.migrations.map((migration) => migration.name ?? migration.constructor.name);

/** Names of the migrations that have not run, in order. */
export async function pendingMigrations(source: DataSource): Promise<string[]> {
  const done = new Set(await applied(source));
  return known(source).filter((name) => !done.has(name));
}

export const appliedMigrations = applied;

/** Refuses a schema this code does not know. */
export async function refuseNewerSchema(source: DataSource): Promise<void> {
  const names = new Set(known(source));
  if ((await applied(source)).some((name) => !names.has(name))) throw SchemaFailures.NEWER();
}
