import { createRequire } from 'node:module';
import { join } from 'node:path';
import { DataSource, DefaultNamingStrategy, type DataSourceOptions } from 'typeorm';
import type { Settings } from '../settings/settings.js';
import { MIGRATIONS } from './migrations.js';

type Entities = NonNullable<DataSourceOptions['entities']>;

/** The one place that names the drivers. `verbose()` would trace a stack at every SQLite call: it is left out. */
export function sqliteDriver(home: string): unknown {
  const sqlite3 = createRequire(join(home, 'package.json'))('sqlite3') as object;
  return Object.create(sqlite3, { verbose: { value: () => sqlite3 } });
}

/** Columns are snake_case in the database, properties camelCase in the code. */
class SnakeCase extends DefaultNamingStrategy {
  override columnName(property: string, custom: string | undefined, prefixes: string[]): string {
    return custom ?? [...prefixes, property].join('_').replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);
  }
}

const WAIT_FOR_LOCK_MS = 15_000;

/** `role` 'reader' cannot write, whatever runs on it: read-only by connection, not by good manners. */
export async function openDataSource(
  settings: Settings,
  entities: Entities,
  role: 'writer' | 'reader',
): Promise<DataSource> {
  const shared = {
    entities,
    migrations: MIGRATIONS,
    migrationsTableName: 'schema_migration',
    namingStrategy: new SnakeCase(),
    synchronize: false,
    logging: false,
  } as const;
  const options: DataSourceOptions =
    settings.databaseKind === 'sqlite'
      ? {
          ...shared,
          type: 'sqlite',
          database: settings.sqliteFile,
          driver: sqliteDriver(settings.home),
          enableWAL: true,
          busyTimeout: WAIT_FOR_LOCK_MS,
        }
      : {
          ...shared,
          type: 'postgres',
          url: settings.databaseUrl as string,
          applicationName: 'releve',
          extra: {
            max: role === 'writer' ? 16 : 8,
            options: `-c timezone=UTC${role === 'reader' ? ' -c default_transaction_read_only=on' : ''}`,
          },
        };
  const source = await new DataSource(options).initialize();
  if (settings.databaseKind === 'sqlite') {
    await source.query('PRAGMA synchronous = FULL');
    if (role === 'reader') await source.query('PRAGMA query_only = ON');
  }
  return source;
}
