import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { openCore, type Core } from '../../src/core.js';
import { MACHINE, SYSTEM } from '../../src/operation/actor.js';
import type { ActionName } from '../../src/operation/actions.js';
import type { Operation } from '../../src/operation/operation.js';
import { Operations } from '../../src/operation/operations.js';
import { buildService } from '../../src/service.js';
import { loadSettings, Settings } from '../../src/settings/settings.js';
import type { SettingsShape } from '../../src/settings/settings.schema.js';
import { Browser } from './browser.js';
import { freshPostgres, KINDS, type DatabaseKind } from './databases.js';
import { Given } from './given.js';
import { migratedSqlite, migratedTemplate } from './migrated.js';
import { TestClock } from './test-clock.js';

/** For stories that walk over days: nobody has to sign in again. */
export const SIGNED_IN_FOR_LONG = { sessionIdleMinutes: 600_000, sessionAbsoluteHours: 10_000 };

export interface HouseOptions {
  /** Environment settings on top of the test ones. */
  environment?: Record<string, string>;
  /** Settings that are not set by the environment. */
  settings?: Partial<SettingsShape>;
  /** Where the story's clock begins; default 2026-11-17T09:00Z. */
  startsAt?: string;
}

/** A whole service on a real database, listening on loopback, with a clock the story moves. */
export class House {
  private constructor(
    readonly kind: DatabaseKind,
    readonly core: Core,
    readonly app: NestFastifyApplication,
    readonly url: string,
    readonly clock: TestClock,
    readonly directory: string,
    /** Environment for another process on the same data. */
    readonly environment: Record<string, string>,
    /** The installation it runs from: config, packages. */
    private readonly home: string,
    private readonly drop: () => Promise<void>,
    private readonly told: Partial<SettingsShape>,
  ) {}

  static async open(kind: DatabaseKind, options: HouseOptions = {}): Promise<House> {
    const directory = mkdtempSync(join(tmpdir(), 'releve-story-'));
    const database = kind === 'postgres' ? await freshPostgres(await migratedTemplate()) : null;
    if (kind === 'sqlite') await migratedSqlite(directory);
    const environment: Record<string, string> = {
      NODE_ENV: 'test',
      RELEVE_DATA_DIR: directory,
      ...(database ? { DATABASE_URL: database.url } : {}),
      ...options.environment,
    };
    const clock = new TestClock(options.startsAt);
    const drop = async (): Promise<void> => {
      await database?.drop();
      rmSync(directory, { recursive: true, force: true });
    };
    const home = resolve(__dirname, '../..');
    return House.start(kind, environment, clock, directory, home, drop, options.settings ?? {});
  }

  private static async start(
    kind: DatabaseKind,
    environment: Record<string, string>,
    clock: TestClock,
    directory: string,
    home: string,
    drop: () => Promise<void>,
    told: Partial<SettingsShape>,
  ): Promise<House> {
    const loaded = loadSettings({ environment, home });
    const settings = Object.freeze(Object.assign(Object.create(Settings.prototype) as Settings, loaded, told));
    const core = await openCore(settings, { role: 'service', clock });
    const app = await buildService(core);
    await app.listen(0, '127.0.0.1');
    const address = app.getHttpServer().address() as { port: number };
    const url = `http://127.0.0.1:${address.port}`;
    return new House(kind, core, app, url, clock, directory, environment, home, drop, told);
  }

  /** Stops and starts again on the same data, as a restart would; from another `home`, as an upgrade would. */
  async restarted({ home = this.home } = {}): Promise<House> {
    await this.stop();
    return House.start(this.kind, this.environment, this.clock, this.directory, home, this.drop, this.told);
  }

  /** A second process's worth of service on the same data (PostgreSQL only: SQLite refuses it). */
  async twin(): Promise<House> {
    const keep = (): Promise<void> => Promise.resolve();
    return House.start(this.kind, this.environment, this.clock, this.directory, this.home, keep, this.told);
  }

  get given(): Given {
    return (this.givenOnce ??= new Given(this));
  }
  private givenOnce: Given | undefined;

  /** A browser that nobody signed in with. */
  browser(): Browser {
    return new Browser(this.url);
  }

  /** Walks through the door as the system itself. */
  run<T>(action: ActionName, work: (op: Operation) => Promise<T>, reason?: string): Promise<T> {
    return this.app.get(Operations).run(SYSTEM, action, reason ? { reason } : {}, work);
  }

  /** … as a command would. */
  command<T>(action: ActionName, work: (op: Operation) => Promise<T>, reason?: string): Promise<T> {
    return this.app.get(Operations).run(MACHINE, action, reason ? { reason } : {}, work);
  }

  /** Straight to the tables, as an attacker with the database would; `$1` placeholders. */
  async tamper(text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
    return (await this.core.database.source.query(text, values as never)) as Record<string, unknown>[];
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.core.close();
  }

  async close(): Promise<void> {
    await this.stop();
    await this.drop();
  }
}

/**
 * One story on every database. `house()` is open for the whole story and closed after it.
 *
 *   onBothDatabases('an engager leaves in anger', (house) => { it('…', async () => { … house().given … }) });
 */
export function onBothDatabases(title: string, story: (house: () => House) => void, options: HouseOptions = {}): void {
  describe.each(KINDS)(`${title} (%s)`, (kind) => {
    let house: House | undefined;
    beforeAll(async () => {
      house = await House.open(kind, options);
    });
    afterAll(async () => {
      await house?.close();
    });
    story(() => {
      if (!house) throw new Error('The house is not open yet');
      return house;
    });
  });
}
