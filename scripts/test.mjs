// npm test: every suite, one after the other; the last line on stdout is `N passed, N failed`.
//   --lint --types --unit --guard --pages --flow --web   only these   ·   --only <pattern>   only spec files whose path matches
//   --db sqlite|postgres                   flow stories on this database only
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from './chromium.mjs';
import { checkNode, prepare, ROOT, say } from './prepare.mjs';

/** How long jest may linger after its results are written before that counts as a failure. */
const LINGER_MS = 15_000;
const MAX_WORKERS = '2';
/** Browser stories wait for the browser: one more keeps two cores busy. */
const BROWSER_WORKERS = '3';

const program = (...parts) => join(ROOT, 'node_modules', ...parts);
/** `whole`: the configuration of a run of everything, where it is another one. */
const jest = (config, whole = config) => ({
  config: `test/jest.${config}.cjs`,
  whole: `test/jest.${whole}.cjs`,
  workers: MAX_WORKERS,
  run: runJest,
});
const commands = (...lines) => ({ lines, run: runCommands, reads: true });

const SOURCES = ['src', 'test', 'scripts', 'bench'];

/** In order: the quick ones first. Some only read the source; `built` suites also start the compiled service. */
const SUITES = {
  lint: commands(
    [program('eslint', 'bin', 'eslint.js'), '--max-warnings', '0', ...SOURCES],
    [program('prettier', 'bin', 'prettier.cjs'), '--check', ...SOURCES, 'config/*.json'],
  ),
  types: commands([program('typescript', 'bin', 'tsc'), '--noEmit', '-p', 'tsconfig.test.json']),
  unit: jest('unit', 'unit-whole'),
  guard: { ...jest('guard'), built: true },
  pages: {
    ...commands(['scripts/api-types.mjs'], [program('typescript', 'bin', 'tsc'), '-p', 'src/web']),
    reads: false,
    built: true,
  },
  flow: { ...jest('flow', 'flow-whole'), built: true },
  web: { ...jest('web', 'web-whole'), workers: BROWSER_WORKERS, built: true, browser: true },
};

const children = new Set();
for (const signal of ['SIGTERM', 'SIGINT']) {
  process.on(signal, () => {
    for (const child of children) child.kill(signal);
    setTimeout(() => process.exit(signal === 'SIGINT' ? 130 : 143), 2000);
  });
}

checkNode();
const options = readOptions();
const total = { passed: 0, failed: 0 };
await main();
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);

async function main() {
  const names = Object.keys(SUITES).filter((name) => options.suites.includes(name));
  if (!(await prepared({ native: false, build: false }))) return;
  const house = prepared({ build: names.some((name) => SUITES[name].built) });
  const browser = names.some((name) => SUITES[name].browser) ? found(chromium) : null;
  // What only reads the source is read while the service and its native modules compile.
  await Promise.all(names.filter((name) => SUITES[name].reads).map(runSuite));
  if (!(await house)) say('The suites that start the service will fail.');
  await browser;
  for (const name of names.filter((each) => !SUITES[each].reads)) await runSuite(name);
}

async function runSuite(name) {
  const started = Date.now();
  const { passed, failed, skipped } = await SUITES[name].run(name, SUITES[name]);
  total.passed += passed;
  total.failed += failed;
  const more = skipped ? `, ${skipped} skipped` : '';
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  process.stdout.write(`${name}: ${passed} passed, ${failed} failed${more} (${seconds} s)\n`);
}

/** A missing package or a failed build is a failure of its own, not a reason to stop counting. */
function prepared(wanted) {
  return found(() => prepare(wanted));
}

async function found(what) {
  try {
    await what();
    return true;
  } catch (error) {
    say(error.message);
    total.failed += 1;
    return false;
  }
}

/** Each command counts once. */
async function runCommands(name, { lines }) {
  let failed = 0;
  for (const line of lines) {
    const output = [];
    const child = start(line, ['ignore', 'pipe', 'pipe']);
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => output.push(chunk));
    if ((await ended(child)) === 0) continue;
    failed += 1;
    process.stderr.write(Buffer.concat(output));
  }
  return { passed: lines.length - failed, failed };
}

async function runJest(name, { config, whole, workers }) {
  const results = join(ROOT, '.cache', `test-${name}.json`);
  mkdirSync(join(ROOT, '.cache'), { recursive: true });
  rmSync(results, { force: true });
  const args = ['-c', options.only ? config : whole, '--json', '--outputFile', results, '--maxWorkers', workers];
  if (options.only) args.push('--passWithNoTests', '--testPathPatterns', options.only);
  const child = start([program('jest', 'bin', 'jest.js'), ...args], ['ignore', 'ignore', 'inherit']);
  const lingered = watchForLingering(child, results, name);
  const code = await ended(child);
  return tally(name, results, code, lingered());
}

/** Counts a suite file that could not run, and a run without results, as a failure each. */
function tally(name, results, code, lingered) {
  const found = existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : null;
  if (!found) {
    say(`${name}: jest ended without results (exit code ${code}).`);
    return { passed: 0, failed: 1 };
  }
  const skipped = found.numPendingTests + found.numTodoTests;
  let failed = found.numFailedTests + found.numRuntimeErrorTestSuites + (lingered ? 1 : 0);
  if (failed === 0 && code !== 0) failed = 1;
  if (found.numTotalTests === 0 && !options.only && failed === 0) {
    say(`${name}: no tests were found.`);
    failed = 1;
  }
  return { passed: found.numPassedTests, failed, skipped };
}

/** A timer or connection left open by a test must fail the run, not hang it. */
function watchForLingering(child, results, name) {
  let lingered = false;
  let since = null;
  const watch = setInterval(() => {
    if (!existsSync(results)) return;
    since ??= Date.now();
    if (Date.now() - since < LINGER_MS) return;
    clearInterval(watch);
    lingered = true;
    say(`${name}: a test left something running; jest was stopped.`);
    child.kill('SIGKILL');
  }, 500);
  return () => {
    clearInterval(watch);
    return lingered;
  };
}

function start(line, stdio) {
  const child = spawn(process.execPath, line, { cwd: ROOT, stdio, env: environment() });
  children.add(child);
  return child;
}

async function ended(child) {
  const code = await new Promise((done) =>
    child.once('error', () => done(1)).once('close', (status) => done(status ?? 1)),
  );
  children.delete(child);
  return code;
}

/** The tester's own service settings must neither steer the tests nor be touched by them. */
function environment() {
  const foreign = /^(RELEVE_|DATABASE_URL$|PORT$|HOST$|PG[A-Z]|NODE_CONFIG|npm_)/;
  const kept = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  const databases = options.db ? { TEST_DATABASES: options.db } : {};
  return { ...Object.fromEntries(kept), ...databases, NODE_ENV: 'test', TZ: 'UTC' };
}

function readOptions() {
  const flags = Object.fromEntries(Object.keys(SUITES).map((name) => [name, { type: 'boolean' }]));
  try {
    const { values } = parseArgs({ options: { ...flags, only: { type: 'string' }, db: { type: 'string' } } });
    if (values.db && !['sqlite', 'postgres'].includes(values.db)) throw new Error('--db takes sqlite or postgres.');
    const named = Object.keys(SUITES).filter((name) => values[name]);
    const jestSuites = Object.keys(SUITES).filter((name) => SUITES[name].config);
    return { ...values, suites: named.length ? named : values.only ? jestSuites : Object.keys(SUITES) };
  } catch (error) {
    say(error.message);
    process.exit(2);
  }
}
