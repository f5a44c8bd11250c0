// The measurements of the product, as ratios in one run. `--json` for a machine; exit 1 when a bar is missed.
import { prepare } from './prepare.mjs';

process.env.NODE_ENV = 'test';
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
await prepare();
const { startPostgres } = await import('../test/support/postgres.mjs');
const { appendCase, listCases, previewCases, revealCases } = await import('../bench/cases.mjs');
const { print } = await import('../bench/table.mjs');
const { default: pg } = await import('pg');

const server = await startPostgres({ durable: true });
let made = 0;
async function freshUrl() {
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  const name = `bench_${process.pid}_${++made}`;
  await client.query(`create database ${name}`);
  await client.end();
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  return url.toString();
}

const CASES = {
  reveal: async () => revealCases(await freshUrl()),
  append: async () => appendCase(await freshUrl()),
  'previews-sqlite': () => previewCases(freshUrl, 'sqlite'),
  'previews-postgres': () => previewCases(freshUrl, 'postgres'),
  'lists-sqlite': () => listCases(freshUrl, 'sqlite'),
  'lists-postgres': () => listCases(freshUrl, 'postgres'),
};

const rows = [];
try {
  for (const [name, measure] of Object.entries(CASES)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    process.stderr.write(`Measuring ${name} …\n`);
    rows.push(...(await measure()));
  }
} finally {
  await server.stop();
}
if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
else print(rows);
process.exit(rows.every((row) => row.passed) ? 0 : 1);
