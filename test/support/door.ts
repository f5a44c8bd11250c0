import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Logger } from '@nestjs/common';
import { openCore, type Core, type CoreOptions } from '../../src/core.js';
import type { ActionName } from '../../src/operation/actions.js';
import { MACHINE, SYSTEM, type Actor } from '../../src/operation/actor.js';
import type { Operation } from '../../src/operation/operation.js';
import { Operations, type Ask } from '../../src/operation/operations.js';
import { loadSettings } from '../../src/settings/settings.js';
import { freshPostgres, KINDS, type DatabaseKind } from './databases.js';
import { TestClock } from './test-clock.js';

// Stories provoke failures on purpose; what the door says of them in the log is looked at elsewhere.
Logger.overrideLogger(false);

const HOME = resolve(__dirname, '../..');

/** The door on a real database, without the rooms behind it. */
export class Door {
  readonly operations: Operations;

  private constructor(
    readonly kind: DatabaseKind,
    readonly core: Core,
    readonly clock: TestClock,
    readonly environment: Record<string, string>,
    private readonly drop: () => Promise<void>,
  ) {
    this.operations = new Operations(core.database, core.clock, { settled: core.settled }, core.keys, {
      confirm: () => Promise.resolve(),
    });
    this.operations.readOnly = core.complaint !== null;
  }

  static async open(kind: DatabaseKind): Promise<Door> {
    const directory = mkdtempSync(join(tmpdir(), 'releve-door-'));
    const database = kind === 'postgres' ? await freshPostgres() : null;
    const environment = {
      NODE_ENV: 'test',
      RELEVE_DATA_DIR: directory,
      ...(database ? { DATABASE_URL: database.url } : {}),
    };
    const drop = async (): Promise<void> => {
      await database?.drop();
      rmSync(directory, { recursive: true, force: true });
    };
    return Door.start(kind, environment, new TestClock(), drop, 'service');
  }

  private static async start(
    kind: DatabaseKind,
    environment: Record<string, string>,
    clock: TestClock,
    drop: () => Promise<void>,
    role: CoreOptions['role'],
  ): Promise<Door> {
    const core = await openCore(loadSettings({ environment, home: HOME }), { role, clock });
    return new Door(kind, core, clock, environment, drop);
  }

  /** Another door on the same data, as another process would open it. */
  beside(role: CoreOptions['role'] = 'command'): Promise<Door> {
    return Door.start(this.kind, this.environment, this.clock, () => Promise.resolve(), role);
  }

  async restarted(): Promise<Door> {
    await this.core.close();
    return Door.start(this.kind, this.environment, this.clock, this.drop, 'service');
  }

  run<T>(action: ActionName, work: (op: Operation) => Promise<T>, ask: Ask = {}, actor: Actor = SYSTEM): Promise<T> {
    return this.operations.run(actor, action, ask, work);
  }

  command<T>(action: ActionName, work: (op: Operation) => Promise<T>): Promise<T> {
    return this.run(action, work, {}, MACHINE);
  }

  /** Straight to the tables, past the door. */
  async tamper(text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
    return (await this.core.database.source.query(text, values as never)) as Record<string, unknown>[];
  }

  async count(from: string): Promise<number> {
    const [row] = await this.tamper(`select count(*) as n from ${from}`);
    return Number(row?.['n']);
  }

  async close(): Promise<void> {
    await this.core.close();
    await this.drop();
  }
}

/** One story at the bare door, on every database. */
export function atTheDoor(title: string, story: (door: () => Door, replace: (door: Door) => void) => void): void {
  describe.each(KINDS)(`${title} (%s)`, (kind) => {
    let door: Door | undefined;
    beforeAll(async () => {
      door = await Door.open(kind);
    });
    afterAll(async () => {
      await door?.close();
    });
    story(
      () => {
        if (!door) throw new Error('The door is not open yet');
        return door;
      },
      (other) => (door = other),
    );
  });
}
