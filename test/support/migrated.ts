import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Database } from '../../src/database/database.js';
import { ENTITIES } from '../../src/entities.js';
import { loadSettings } from '../../src/settings/settings.js';
import { asAdmin, databaseUrl } from './databases.js';

const HOME = resolve(__dirname, '../..');
const FOLDER = join(HOME, 'src/database/migrations');

/** Names the schema: another text of any migration is another name. */
const schema = (() => {
  const hash = createHash('sha256');
  for (const file of readdirSync(FOLDER).sort()) hash.update(file).update(readFileSync(join(FOLDER, file)));
  return hash.digest('hex').slice(0, 12);
})();
/** Each worker of a run has its own: nobody waits, nobody copies what is half made. */
const WORKER = process.env['JEST_WORKER_ID'] ?? '0';

async function migrate(environment: Record<string, string>): Promise<void> {
  const settings = loadSettings({ environment: { NODE_ENV: 'test', ...environment }, home: HOME });
  const database = await Database.connect(settings, ENTITIES);
  try {
    await database.migrate();
  } finally {
    await database.close();
  }
}

/** Puts a migrated, empty database file into a data directory: the migrations ran once, every story gets a copy. */
export async function migratedSqlite(directory: string): Promise<void> {
  const made = join(tmpdir(), `releve-schema-${schema}-${WORKER}.sqlite`);
  if (!existsSync(made)) {
    const aside = mkdtempSync(join(tmpdir(), 'releve-schema-'));
    await migrate({ RELEVE_DATA_DIR: aside });
    renameSync(join(aside, 'releve.sqlite'), made);
    rmSync(aside, { recursive: true, force: true });
  }
  mkdirSync(directory, { recursive: true });
  copyFileSync(made, join(directory, 'releve.sqlite'));
}

/** The PostgreSQL database every new one is copied from. */
export async function migratedTemplate(): Promise<string> {
  const name = `releve_schema_${schema}_${WORKER}`;
  const known = await asAdmin((client) => client.query('select 1 from pg_database where datname = $1', [name]));
  if (known.rowCount !== 0) return name;
  const making = `${name}_making`;
  await asAdmin((client) => client.query(`drop database if exists ${making} with (force)`));
  await asAdmin((client) => client.query(`create database ${making}`));
  const aside = mkdtempSync(join(tmpdir(), 'releve-schema-'));
  await migrate({ RELEVE_DATA_DIR: aside, DATABASE_URL: databaseUrl(making) });
  rmSync(aside, { recursive: true, force: true });
  await asAdmin((client) => client.query(`alter database ${making} rename to ${name}`));
  return name;
}
