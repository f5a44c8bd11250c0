// One export, or the raw iteration of its join, in a process of its own. Answers rows a second and the peak memory in bytes.
import 'reflect-metadata';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../scripts/prepare.mjs';

const { task, directory, databaseUrl } = JSON.parse(process.env.BENCH_EXPORT);
const from = (path) => import(join(ROOT, 'dist', path));
const { openCore } = await from('core.js');
const { loadSettings } = await from('settings/settings.js');
const { accessListing } = await from('exports/access-list.export.js');
const environment = {
  NODE_ENV: 'test',
  RELEVE_DATA_DIR: directory,
  ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
};
const core = await openCore(loadSettings({ environment, home: ROOT }), { role: 'command' });
const filter = { day: new Date().toISOString().slice(0, 10) };

let peak = 0;
const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 20);
const started = performance.now();
const rows = await (task === 'csv' ? csv() : raw());
const seconds = (performance.now() - started) / 1000;
clearInterval(watch);
await core.close();
process.send({ rate: rows / seconds, peak: Math.max(peak, process.memoryUsage().rss) }, () => process.exit(0));

function csv() {
  const listing = accessListing(core.keys.current, filter);
  const sink = createWriteStream('/dev/null');
  return core.database.read(async (db) => {
    let count = 0;
    for await (const page of listing.pages(db)) {
      const text = page.map((row) => listing.csv(row)).join('');
      count += page.length;
      if (!sink.write(text)) await once(sink, 'drain');
    }
    return count;
  }, true);
}

/** The statements behind the list, their paging opened, read as fast as the driver gives rows. */
async function raw() {
  const { SqliteConnection, PostgresConnection } = await from('database/connection.js');
  const statements = new Map();
  for (const kind of [SqliteConnection, PostgresConnection]) {
    const query = kind.prototype.query;
    kind.prototype.query = function (text, values) {
      if (/ limit \$\d+$/.test(text.trim()) && text.includes('held')) statements.set(text, values);
      return query.call(this, text, values);
    };
  }
  await core.database.read(async (db) => {
    for await (const page of accessListing(core.keys.current, filter).pages(db)) if (page) break;
  }, true);
  let count = 0;
  for (const [text, values] of statements) count += await iterate(text, [...values.slice(0, -1), 100_000_000]);
  return count;
}

async function iterate(text, values) {
  if (!databaseUrl) return iterateSqlite(text, values);
  const [{ default: pg }, { default: Cursor }] = [await import('pg'), await import('pg-cursor')];
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const cursor = client.query(new Cursor(text, values));
  let count = 0;
  for (let rows = await cursor.read(5000); rows.length > 0; rows = await cursor.read(5000)) count += rows.length;
  await client.end();
  return count;
}

async function iterateSqlite(text, values) {
  const { default: sqlite3 } = await import('sqlite3');
  const database = new sqlite3.Database(core.settings.sqliteFile, sqlite3.OPEN_READONLY);
  const count = await new Promise((done, failed) =>
    database.each(
      text,
      values,
      () => {},
      (error, seen) => (error ? failed(error) : done(seen)),
    ),
  );
  await new Promise((done) => database.close(done));
  return count;
}
