import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const READY_MS = 10_000;
const STOPPED_MS = 10_000;

interface Started {
  npm: ChildProcess;
  port: number;
  output: () => string;
}

describe('the start command', () => {
  let place: string;
  const started: Started[] = [];

  beforeAll(() => {
    place = mkdtempSync(join(tmpdir(), 'releve-start-'));
  });

  afterAll(async () => {
    for (const { npm } of started) npm.kill('SIGKILL');
    for (const { port } of started) await until(async () => !(await answers(port)), STOPPED_MS);
    rmSync(place, { recursive: true, force: true });
  });

  async function start(): Promise<Started> {
    const port = await freePort();
    const { DATABASE_URL: _ignored, ...environment } = process.env;
    const npm = spawn('npm', ['start'], {
      env: {
        ...environment,
        PORT: String(port),
        HOST: '127.0.0.1',
        RELEVE_DATA_DIR: place,
        RELEVE_URL: `http://localhost:${port}`,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let text = '';
    npm.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
    npm.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
    const service = { npm, port, output: () => text };
    started.push(service);
    await until(() => text.includes('Relève is ready at ') || npm.exitCode !== null, READY_MS);
    return service;
  }

  it('is ready, and ends cleanly within ten seconds when npm is told to stop, even twice', async () => {
    const { npm, port, output } = await start();
    expect(output()).toContain(`Relève is ready at http://localhost:${port}`);
    expect(await answers(port)).toBe(true);
    const ended = new Promise<number | null>((done) => npm.once('exit', (code, signal) => done(signal ? 143 : code)));
    npm.kill('SIGTERM');
    npm.kill('SIGTERM');
    expect([0, 143]).toContain(await ended);
    expect(await answers(port)).toBe(false);
  });

  it('leaves no orphan when npm is killed outright, and starts again on the same data', async () => {
    const { npm, port, output } = await start();
    expect(output()).toContain('Relève is ready at ');
    npm.kill('SIGKILL');
    expect(await until(async () => !(await answers(port)), STOPPED_MS)).toBe(true);
    const again = await start();
    expect(again.output()).toContain('Relève is ready at ');
  });

  it('writes only where git does not look', () => {
    const ignored = readFileSync('.gitignore', 'utf8').split('\n');
    expect(ignored).toEqual(expect.arrayContaining(['node_modules', 'dist/', 'dist.next/', 'data/', '.cache/']));
  });
});

async function answers(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/health/live`).then(
    (answer) => answer.ok,
    () => false,
  );
}

async function until(holds: () => boolean | Promise<boolean>, limitMs: number): Promise<boolean> {
  const limit = Date.now() + limitMs;
  while (!(await holds())) {
    if (Date.now() > limit) return false;
    await new Promise((again) => setTimeout(again, 100));
  }
  return true;
}

function freePort(): Promise<number> {
  return new Promise((found, fail) => {
    const probe = createServer().once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === 'object' ? found(address.port) : fail(new Error('no port'))));
    });
  });
}
