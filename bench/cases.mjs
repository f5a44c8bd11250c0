// The rows of the table. Each starts what it compares, measures in turn, and stops it again.
import { spawn } from 'node:child_process';
import { interleaved, load } from './measure.mjs';
import { row } from './table.mjs';
import { start } from './variant.mjs';

const CONNECTIONS = 16;
const CREDENTIALS = 4;
const BODY = JSON.stringify({ reason: 'Measured by the bench' });

const requestsOf = (variant) =>
  variant.paths.map((path) => ({
    method: 'POST',
    path,
    headers: { 'content-type': 'application/json', ...variant.headers },
    body: BODY,
  }));

const reveals = (variant, counted) =>
  load(variant.url, {
    connections: CONNECTIONS,
    requests: requestsOf(variant),
    onCount: (n) => counted && (counted.n += n),
  });

export async function revealCases(postgresUrl) {
  const whole = await start('whole', { credentials: CREDENTIALS });
  const unlogged = await start('unlogged', { credentials: CREDENTIALS });
  const single = await start('single', { credentials: CREDENTIALS });
  const echo = await start('echo');
  const postgres = await start('whole', { credentials: CREDENTIALS, databaseUrl: postgresUrl });
  const counted = { n: 0 };
  const countedPostgres = { n: 0 };
  try {
    const rate = await interleaved({
      whole: () => reveals(whole, counted),
      unlogged: () => reveals(unlogged),
      single: () => reveals(single),
      echo: () => reveals(echo),
      postgres: () => reveals(postgres, countedPostgres),
    });
    await proveLog(whole, counted.n);
    await proveLog(postgres, countedPostgres.n);
    return [
      row('audited reveal, SQLite / without log and exposure', 'req/s', rate.whole, rate.unlogged, { least: 0.75 }),
      row('audited reveal, SQLite / one commit a reveal', 'req/s', rate.whole, rate.single, { least: 1.5 }),
      row('audited reveal, SQLite / bare echo', 'req/s', rate.whole, rate.echo, { least: 0.15 }),
      row('audited reveal, PostgreSQL / its SQLite figure', 'req/s', rate.postgres, rate.whole, { least: 0.6 }),
    ];
  } finally {
    await Promise.all([whole, unlogged, single, echo, postgres].map((variant) => variant.stop()));
  }
}

/** After a load the log verifies and holds exactly one reveal leaf for every answer. */
async function proveLog(variant, answered) {
  const leaves = await variant.ask('revealLeaves');
  // A request cut off at the end of a round may be in the log without having been counted.
  if (leaves < answered || leaves > answered + CONNECTIONS * 7)
    throw new Error(`${answered} reveals were answered, ${leaves} are in the log`);
  if (!(await variant.ask('verifies'))) throw new Error('The log does not verify after the load');
}

export async function appendCase(postgresUrl) {
  const variant = await start('whole', { databaseUrl: postgresUrl });
  try {
    const rate = await interleaved({
      batched: () => variant.ask('appends', 32),
      acts: () => variant.ask('acts', 32),
      locked: () => variant.ask('lockedAppends', 32),
    });
    return [
      row('ledger append, PostgreSQL, 32 clients / a lock a request', 'leaves/s', rate.batched, rate.locked, {
        least: 8,
      }),
      row('a whole recorded act of its own, PostgreSQL / the same', 'acts/s', rate.acts, rate.locked, null),
    ];
  } finally {
    await variant.stop();
  }
}

const LARGE = { people: 1000, accounts: 100_000, grants: 300_000 };
const SMALL = { people: 1000, accounts: 10_000, grants: 30_000 };

export async function listCases(postgresUrl, kind) {
  const url = kind === 'postgres' ? { small: await postgresUrl(), large: await postgresUrl() } : {};
  const small = await start('whole', { size: SMALL, databaseUrl: url.small });
  const large = await start('whole', { size: LARGE, databaseUrl: url.large });
  try {
    const deep = await deepCursor(large);
    const time = await interleaved({
      small: () => small.ask('page', 'limit=50', 40),
      large: () => large.ask('page', 'limit=50', 40),
      deep: () => large.ask('page', `limit=50&cursor=${encodeURIComponent(deep)}`, 40),
    });
    const list = [
      row(`list page at 100 k accounts, ${kind} / at 10 k`, 'ms', time.large, time.small, { most: 1.3 }),
      row(`deep list page, ${kind} / the first`, 'ms', time.deep, time.large, { most: 1.3 }),
    ];
    return [...list, ...(await exportRows(large, small, { kind, url: url.large, smallUrl: url.small }))];
  } finally {
    await Promise.all([small.stop(), large.stop()]);
  }
}

/** Two people share the accounts evenly, half of them by seat and half by grant. */
const HELD_BY_TWO = (accounts) => ({ people: 2, accounts, grants: accounts });
const HOUSE_OF_50 = { people: 50, accounts: 500, grants: 1500 };

export async function previewCases(postgresUrl, kind) {
  const url = async () => (kind === 'postgres' ? await postgresUrl() : undefined);
  const few = await start('whole', { size: HELD_BY_TWO(1000), databaseUrl: await url() });
  const many = await start('whole', { size: HELD_BY_TWO(10_000), databaseUrl: await url() });
  const everybody = await start('whole', { size: HOUSE_OF_50, databaseUrl: await url() });
  const email = 'person0@generated.example';
  try {
    const time = await interleaved({
      few: () => few.ask('preview', email, 10),
      many: () => many.ask('preview', email, 3),
      one: () => everybody.ask('preview', email, 20),
      all: () => everybody.ask('previews', 50, 10),
    });
    return [
      row(`departure preview on 10 k accounts, ${kind} / on 1 k`, 'ms', time.many, time.few, { most: 13 }),
      row(`figures of 50 people at once, ${kind} / one by one`, 'ms', time.all, 50 * time.one, { most: 0.7 }),
    ];
  } finally {
    await Promise.all([few, many, everybody].map((variant) => variant.stop()));
  }
}

/** A cursor far down the list: pages of 200 until half of it is behind. */
async function deepCursor(variant) {
  let cursor = null;
  for (let i = 0; i < 250; i++) {
    const response = await fetch(
      `${variant.url}/api/v1/accounts?limit=200${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
      { headers: variant.auditor },
    );
    cursor = (await response.json()).nextCursor ?? cursor;
  }
  return cursor;
}

async function exportRows(large, small, { kind, url, smallUrl }) {
  const of = (task, variant, databaseUrl) => () => exportOnce(task, { directory: variant.directory, databaseUrl });
  const memory = { large: 0, small: 0 };
  const rate = await interleaved(
    {
      csv: async () => keep(await of('csv', large, url)(), memory, 'large'),
      raw: async () => (await of('raw', large, url)()).rate,
      small: async () => keep(await of('csv', small, smallUrl)(), memory, 'small'),
    },
    3,
  );
  const megabytes = (bytes) => bytes / 1024 / 1024;
  return [
    row(`access list of 300 k grants as CSV, ${kind} / raw rows of the same join`, 'rows/s', rate.csv, rate.raw, {
      least: 0.6,
    }),
    row(`its peak memory, ${kind}`, 'MB', megabytes(memory.large), null, { most: 150 }),
    row(`its memory beyond that of 30 k grants, ${kind}`, 'MB', megabytes(memory.large - memory.small), null, {
      most: 20,
    }),
  ];
}

function keep({ rate, peak }, memory, name) {
  memory[name] = Math.max(memory[name], peak);
  return rate;
}

/** An export in a process of its own, so that memory is clean. */
function exportOnce(task, { directory, databaseUrl }) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [new URL('./export-once.mjs', import.meta.url).pathname], {
      env: { ...process.env, NODE_ENV: 'test', BENCH_EXPORT: JSON.stringify({ task, directory, databaseUrl }) },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    child.once('message', resolve);
    child.once('exit', (code) => code !== 0 && reject(new Error(`The export ended with ${code}`)));
  });
}
