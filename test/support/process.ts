import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { generate } from 'otplib';
import { Browser } from './browser.js';
import { freshPostgres, type DatabaseKind } from './databases.js';
import { PASSWORD } from './given.js';

const DIST = resolve(__dirname, '../../dist');

export interface Ran {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Somebody a command made: enough to sign in. */
export interface Enrolled {
  personId: string;
  email: string;
  seed: string;
}

/** A data directory, perhaps with a PostgreSQL, that compiled programs are run on as their own processes. */
export class Place {
  private readonly programs = new Set<ChildProcess>();
  private readonly steps = new Map<string, number>();
  /** The same at every start, so that browsers stay signed in across them. */
  private port: number | undefined;

  private constructor(
    readonly kind: DatabaseKind,
    readonly directory: string,
    readonly environment: Record<string, string>,
    private readonly drop: () => Promise<void>,
  ) {}

  static async open(kind: DatabaseKind, more: Record<string, string> = {}): Promise<Place> {
    if (!existsSync(join(DIST, 'main.js'))) throw new Error('Build first: npm run build (npm test does it by itself)');
    const directory = mkdtempSync(join(tmpdir(), 'releve-place-'));
    const database = kind === 'postgres' ? await freshPostgres() : null;
    const environment = {
      PATH: process.env['PATH'] ?? '',
      NODE_ENV: 'test',
      RELEVE_DATA_DIR: directory,
      ...(database ? { DATABASE_URL: database.url } : {}),
      ...more,
    };
    return new Place(kind, directory, environment, async () => {
      await database?.drop();
      rmSync(directory, { recursive: true, force: true });
    });
  }

  file(name: string): string {
    return join(this.directory, name);
  }

  /** The command line, to its end. */
  async releve(...args: string[]): Promise<Ran> {
    const program = this.spawn('cli.js', args);
    return { code: await program.ended, ...program.said };
  }

  async json<T = any>(...args: string[]): Promise<T> {
    const { code, stdout, stderr } = await this.releve(...args, '--json');
    if (code !== 0) throw new Error(`releve ${args.join(' ')}: ${String(code)} ${stderr}`);
    return JSON.parse(stdout) as T;
  }

  async admin(email: string): Promise<Enrolled> {
    writeFileSync(this.file('password'), `${PASSWORD}\n`, { mode: 0o600 });
    const made = await this.json(
      'admin',
      'create',
      '--email',
      email,
      '--name',
      `Admin ${email}`,
      '--password-file',
      this.file('password'),
    );
    return { personId: made.personId, email, seed: new URL(made.totpUri).searchParams.get('secret') ?? '' };
  }

  /** Signs in at a service; each code is used once. */
  async signIn(service: Service, { email, seed }: Enrolled): Promise<Browser> {
    const browser = new Browser(service.url);
    const first = await browser.post('/session', { email, password: PASSWORD });
    if (first.status !== 200) throw new Error(`Sign-in of ${email}: ${first.status} ${first.text}`);
    const step = Math.max((this.steps.get(email) ?? 0) + 1, Math.floor(Date.now() / 30_000));
    while (step > Math.floor(Date.now() / 30_000) + 1) await pause(200);
    this.steps.set(email, step);
    const second = await browser.post('/session/second-factor', {
      code: await generate({ secret: seed, epoch: step * 30 }),
    });
    if (second.status !== 200) throw new Error(`Second factor of ${email}: ${second.status} ${second.text}`);
    return browser;
  }

  /** Starts a service and waits until it says that it is ready, or ends. */
  async serve(more: Record<string, string> = {}): Promise<Service> {
    const port = more['PORT'] ?? (this.port ??= await freePort());
    const program = this.spawn('main.js', [], { PORT: String(port), ...more });
    const service = new Service(`http://127.0.0.1:${port}`, program);
    await until(() => program.said.stdout.includes('is ready at') || program.process.exitCode !== null, 30_000);
    return service;
  }

  private spawn(file: string, args: string[], more: Record<string, string> = {}): Program {
    const child = spawn(process.execPath, [join(DIST, file), ...args], {
      env: { ...this.environment, ...more },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.programs.add(child);
    const said = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk: Buffer) => (said.stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (said.stderr += chunk.toString()));
    const ended = new Promise<number | null>((done) => child.once('close', (code) => done(code)));
    return { process: child, said, ended };
  }

  /** Ends whatever still runs here and removes everything. */
  async close(): Promise<void> {
    for (const child of this.programs) child.kill('SIGKILL');
    await this.drop();
  }
}

export interface Program {
  process: ChildProcess;
  said: { stdout: string; stderr: string };
  ended: Promise<number | null>;
}

export class Service {
  constructor(
    readonly url: string,
    readonly program: Program,
  ) {}

  get isRunning(): boolean {
    return this.program.process.exitCode === null && this.program.process.signalCode === null;
  }

  /** As a power cut would. */
  async kill(): Promise<void> {
    this.program.process.kill('SIGKILL');
    await this.program.ended;
  }

  /** As an operator would; answers the exit code. */
  async stop(): Promise<number | null> {
    this.program.process.kill('SIGTERM');
    return this.program.ended;
  }
}

const pause = (ms: number): Promise<void> => new Promise((later) => setTimeout(later, ms));

export async function until(holds: () => boolean | Promise<boolean>, limitMs: number): Promise<boolean> {
  const limit = Date.now() + limitMs;
  while (!(await holds())) {
    if (Date.now() > limit) return false;
    await pause(50);
  }
  return true;
}

export function freePort(): Promise<number> {
  return new Promise((found, fail) => {
    const probe = createServer().once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === 'object' ? found(address.port) : fail(new Error('no port'))));
    });
  });
}
