// Installs and builds only what is out of date. Runs before node_modules exists: nothing but Node's own modules here.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const inRoot = (...parts) => join(ROOT, ...parts);

const PACKAGES_STAMP = inRoot('node_modules', '.releve-packages');
const INSTALL_STAMP = inRoot('node_modules', '.releve-install');
const BUILD_STAMP = '.releve-build';
const PAGES = inRoot('dist', 'web');
const LOCK = inRoot('.cache', 'prepare.lock');
/** Native modules, compiled on this machine; their absence means that install scripts never ran. */
const NATIVE = [
  inRoot('node_modules', 'sqlite3', 'build', 'Release', 'node_sqlite3.node'),
  inRoot('node_modules', 'argon2', 'build', 'Release', 'argon2.node'),
];

/** Under the ten seconds in which a stop must be over. */
const STOP_LIMIT_MS = 9000;

export const say = (line) => process.stderr.write(`${line}\n`);

/** Ends the process with one line unless this Node can run the service. */
export function checkNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  say(`Relève needs Node.js 20.19 or later; this is ${version}.`);
  process.exit(1);
}

/**
 * Installs and, unless `build` is false, compiles the service while the native modules compile. With `native: false` only the
 * packages are put in place: enough to read and check the source. Throws a one-line error when it cannot.
 */
export async function prepare({ native = true, build = true } = {}) {
  const isReady = () => (native ? isInstalled() : hasPackages()) && (!build || isBuilt());
  if (isReady()) return;
  await withLock(async () => {
    if (!hasPackages()) await install();
    await Promise.all([native && !isInstalled() && compileNative(), build && !isBuilt() && compileAll()]);
  });
}

/** Installed by us, natives included, or by somebody else to exactly the lockfile. */
function isInstalled() {
  if (read(INSTALL_STAMP) === installHash()) return true;
  if (read(PACKAGES_STAMP) !== null || !NATIVE.every(existsSync) || !matchesLockfile()) return false;
  writeFileSync(INSTALL_STAMP, installHash());
  return true;
}

const hasPackages = () => read(PACKAGES_STAMP) === installHash() || isInstalled();

const hasService = () => read(inRoot('dist', BUILD_STAMP)) === serviceHash();
const hasPages = () => read(join(PAGES, BUILD_STAMP)) === pagesHash();
export const isBuilt = () => hasService() && hasPages();

const installHash = () => hash([readFileSync(inRoot('package-lock.json'))]);

/** True when someone else installed exactly the lockfile; optional packages of other platforms may be absent. */
function matchesLockfile() {
  const installed = read(inRoot('node_modules', '.package-lock.json'));
  if (installed === null) return false;
  const have = JSON.parse(installed).packages;
  const want = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')).packages;
  const same = (a, b) => a.version === b.version && a.integrity === b.integrity;
  const wanted = Object.keys(want).filter((path) => path !== '');
  return (
    wanted.every((path) => (have[path] ? same(have[path], want[path]) : want[path].optional === true)) &&
    Object.keys(have).every((path) => want[path])
  );
}

const serviceHash = () =>
  sourceHash(['tsconfig.json', 'nest-cli.json', 'scripts/bundle.mjs'], (path) => path.endsWith('.ts') && !isPage(path));
const pagesHash = () => sourceHash(['vite.config.ts'], (path) => isPage(path) || isShared(path));
const isPage = (path) => path.startsWith(inRoot('src', 'web'));
/** What the pages read of the service itself: how a log is checked, without Node. */
const isShared = (path) => SHARED.some((name) => path === inRoot('src', ...name.split('/')));
const SHARED = [
  'kernel/failure.ts',
  'ledger/leaf-encoding.ts',
  'ledger/leaf-form.ts',
  'ledger/leaf.failures.ts',
  'ledger/log-walk.ts',
  'ledger/verifier-diagnosis.ts',
];

function sourceHash(configs, belongs) {
  const inputs = [...configs, 'package-lock.json'].map((file) => inRoot(file));
  const sources = readdirSync(inRoot('src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter(belongs)
    .sort();
  return hash([...inputs, ...sources].flatMap((file) => [file.slice(ROOT.length), readFileSync(file)]));
}

async function install() {
  await npm(
    'Installing the packages of the lockfile',
    'ci',
    '--include=dev',
    '--no-audit',
    '--no-fund',
    '--ignore-scripts',
  );
  writeFileSync(PACKAGES_STAMP, installHash());
}

/** Runs the install scripts, which take most of the time: the database engine is compiled from its source. */
async function compileNative() {
  await npm('Compiling the native modules', 'rebuild');
  if (!NATIVE.every(existsSync))
    throw new Error('The native modules were not built by npm rebuild; are install scripts switched off?');
  writeFileSync(INSTALL_STAMP, installHash());
}

async function npm(title, ...line) {
  const path = process.env.npm_execpath;
  const [command, args] =
    path && basename(path).startsWith('npm-cli') ? [process.execPath, [path, ...line]] : ['npm', line];
  await step(title, command, args, { ...process.env, JOBS: 'max' });
}

/** The service and its pages, side by side; each is swapped in when it is whole, so that a failed build leaves the last good one. */
async function compileAll() {
  const pages = hasPages() ? null : buildPages();
  await Promise.all([hasService() ? null : compileService(), pages]);
  if ((await pages) === null) return;
  rmSync(PAGES, { recursive: true, force: true });
  mkdirSync(dirname(PAGES), { recursive: true });
  renameSync(await pages, PAGES);
}

async function compileService() {
  const next = inRoot('dist.next');
  const config = inRoot('.cache', 'tsconfig.build.json');
  const stamp = serviceHash();
  rmSync(next, { recursive: true, force: true });
  writeFileSync(config, JSON.stringify({ extends: '../tsconfig.json', compilerOptions: { outDir: '../dist.next' } }));
  const nest = inRoot('node_modules', '@nestjs', 'cli', 'bin', 'nest.js');
  await step('Building', process.execPath, [nest, 'build', '--path', '.cache/tsconfig.build.json']);
  await step('Gathering the service into few files', process.execPath, [inRoot('scripts', 'bundle.mjs'), next]);
  writeFileSync(join(next, BUILD_STAMP), stamp);
  if (existsSync(PAGES)) renameSync(PAGES, join(next, 'web'));
  rmSync(inRoot('dist'), { recursive: true, force: true });
  renameSync(next, inRoot('dist'));
}

/** Answers the folder of the finished pages, every script and style beside its compressed forms. */
async function buildPages() {
  const next = inRoot('.cache', 'pages');
  const stamp = pagesHash();
  const vite = inRoot('node_modules', 'vite', 'bin', 'vite.js');
  await step('Building the pages', process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    ...process.env,
    // Whoever builds: the pages are those people use.
    NODE_ENV: 'production',
    RELEVE_PAGES_OUT: next,
  });
  await compress(join(next, 'assets'));
  writeFileSync(join(next, BUILD_STAMP), stamp);
  return next;
}

const COMPRESSED = {
  '.br': (bytes) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  '.gz': (bytes) => promisify(gzip)(bytes, { level: 9 }),
};

async function compress(folder) {
  const files = readdirSync(folder).filter((name) => /\.(js|css|svg)$/.test(name));
  await Promise.all(
    files.flatMap((name) =>
      Object.entries(COMPRESSED).map(async ([ending, make]) =>
        writeFileSync(join(folder, name + ending), await make(readFileSync(join(folder, name)))),
      ),
    ),
  );
}

/** Runs one child quietly; speaks up when it takes longer than a second, and shows its output when it fails. */
async function step(title, command, args, env = process.env) {
  const started = Date.now();
  const child = spawn(command, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const output = [];
  child.stdout.on('data', (chunk) => output.push(chunk));
  child.stderr.on('data', (chunk) => output.push(chunk));
  const stop = (signal) => {
    child.kill('SIGTERM');
    process.exit(signal === 'SIGINT' ? 130 : 143);
  };
  const announce = setTimeout(() => say(`${title} …`), 1000);
  process.on('SIGTERM', stop).on('SIGINT', stop);
  const code = await new Promise((ended) => child.on('error', () => ended(127)).on('close', ended));
  process.off('SIGTERM', stop).off('SIGINT', stop);
  clearTimeout(announce);
  if (code !== 0) {
    process.stderr.write(Buffer.concat(output));
    throw new Error(`${title} failed (exit code ${code}).`);
  }
  if (Date.now() - started > 1000) say(`${title}: done in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

/** One preparation at a time in this clone: `npm start` and a command may be typed together. */
async function withLock(work) {
  mkdirSync(dirname(LOCK), { recursive: true });
  let told = false;
  for (;;) {
    try {
      const file = openSync(LOCK, 'wx');
      writeSync(file, String(process.pid));
      closeSync(file);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const holder = Number(read(LOCK));
    if (holder && !isAlive(holder)) rmSync(LOCK, { force: true });
    else if (!told) say('Waiting for another Relève command that is installing or building …');
    told = true;
    await pause(200);
  }
  const release = () => rmSync(LOCK, { force: true });
  process.once('exit', release);
  try {
    await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function hash(parts) {
  const digest = createHash('sha256');
  for (const part of parts) digest.update(part).update('\0');
  return digest.digest('hex');
}

/** Prepares and then becomes the compiled program, in this process, so that a signal needs no messenger. */
export async function become(program) {
  checkNode();
  for (const [signal, number] of Object.entries({ SIGINT: 2, SIGTERM: 15 })) stopOnce(signal, 128 + number);
  try {
    await prepare();
  } catch (error) {
    say(error.message);
    process.exit(1);
  }
  await import(new URL(`../dist/${program}`, import.meta.url).href);
}

/**
 * A signal often comes twice: from the terminal or the process group, and forwarded by npm. The second must not cut
 * short the clean stop the first began, and a stop that hangs must not outlive the ten seconds promised for it.
 */
function stopOnce(signal, exitCode) {
  let stopping = false;
  process.on(signal, () => {
    if (stopping) return;
    if (process.listenerCount(signal) === 1) process.exit(exitCode);
    stopping = true;
    setTimeout(() => process.exit(exitCode), STOP_LIMIT_MS).unref();
  });
}
