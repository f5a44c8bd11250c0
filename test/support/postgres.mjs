// One PostgreSQL per run, for every suite that needs one. TEST_DATABASE_URL wins: then nothing is started.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * Starts the server; `url` may create databases. Throws one clear line when it cannot be had. `durable` keeps its commits on
 * disk as in production: for measuring, not for tests.
 */
export async function startPostgres({ durable = false } = {}) {
  const keeper = spawn(
    process.execPath,
    [fileURLToPath(new URL('postgres-keeper.mjs', import.meta.url)), ...(durable ? ['--durable'] : [])],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
      detached: true,
    },
  );
  const ended = new Promise((done) => keeper.once('exit', done));
  const stop = async () => {
    keeper.ref();
    keeper.stdin.end();
    await ended;
  };
  const line = await firstLine(keeper);
  if (!line.startsWith('postgres://')) {
    await stop();
    throw new Error(`The tests need PostgreSQL; ${line.replace(/^error: /, '') || 'it did not start'}.`);
  }
  keeper.unref();
  keeper.stdin.unref();
  keeper.stdout.unref();
  return { url: line, stop };
}

function firstLine(keeper) {
  return new Promise((done) => {
    let text = '';
    keeper.stdout.on('data', (chunk) => {
      text += chunk;
      if (text.includes('\n')) done(text.trim());
    });
    keeper.once('exit', () => done(text.trim()));
  });
}
