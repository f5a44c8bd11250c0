// Starts a variant and speaks with it.
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SERVER = join(dirname(fileURLToPath(import.meta.url)), 'server.mjs');

export async function start(variant, options = {}) {
  const directory = mkdtempSync(join(tmpdir(), 'releve-bench-'));
  const child = fork(SERVER, [], {
    env: {
      ...process.env,
      NODE_ENV: 'test',
      BENCH_VARIANT: JSON.stringify({
        variant,
        directory,
        size: { people: 50, accounts: 200, grants: 400 },
        credentials: 0,
        ...options,
      }),
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const waiting = new Map();
  const up = await new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The ${variant} variant ended with ${code}`)));
    child.on('message', (message) => {
      if (message.up) return resolve(message.up);
      const { done, failed } = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.error) failed(new Error(message.error));
      else done(message.answer);
    });
  });
  let next = 0;
  return {
    ...up,
    directory,
    ask: (ask, ...args) =>
      new Promise((done, failed) => {
        const id = ++next;
        waiting.set(id, { done, failed });
        child.send({ id, ask, args });
      }),
    async stop() {
      child.removeAllListeners('exit');
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await ended;
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
