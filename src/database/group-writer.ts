import type { EntityManager } from 'typeorm';
import { setInTransaction, type SqliteConnection } from './connection.js';
import type { Settle, Work, Writer } from './writer.js';

interface Waiting {
  work: Work<unknown, unknown>;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
}

interface Done {
  job: Waiting;
  value: unknown;
}

export interface GroupLimits {
  /** Operations in one commit. */
  size: number;
  /** Once a group has worked this long it commits with what it has. */
  milliseconds: number;
}

/**
 * SQLite has one writing connection. Operations wait in line, run one after the other in one transaction, each undone
 * alone when it fails, and are answered together after one durable commit: many acts, one fsync.
 */
export class GroupWriter<Entry> implements Writer<Entry> {
  private readonly line: Waiting[] = [];
  private working: Promise<void> | null = null;

  constructor(
    private readonly connection: SqliteConnection,
    private readonly settle: Settle<Entry>,
    private readonly limits: GroupLimits = { size: 256, milliseconds: 25 },
  ) {}

  write<T>(work: Work<T, Entry>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.line.push({ work, resolve: resolve as (value: unknown) => void, reject });
      this.working ??= this.drain().finally(() => (this.working = null));
    });
  }

  /** Resolves when the line is empty; used before closing. */
  async idle(): Promise<void> {
    while (this.working) await this.working;
  }

  private async drain(): Promise<void> {
    while (this.line.length > 0) await this.group();
  }

  private async group(): Promise<void> {
    const done: Done[] = [];
    const entries: Entry[] = [];
    try {
      await this.connection.control('BEGIN IMMEDIATE');
      setInTransaction(this.connection.runner, true);
    } catch (error) {
      this.line.splice(0).forEach((job) => job.reject(error));
      return;
    }
    try {
      const started = performance.now();
      while (
        this.line.length > 0 &&
        done.length < this.limits.size &&
        performance.now() - started < this.limits.milliseconds
      ) {
        await this.attempt(this.line.shift() as Waiting, done, entries);
      }
      this.connection.onWrite = null;
      if (entries.length > 0) await this.settle(this.connection.manager, entries);
      await this.connection.control('COMMIT');
    } catch (error) {
      await this.connection.control('ROLLBACK').catch(() => undefined);
      done.forEach(({ job }) => job.reject(error));
      return;
    } finally {
      setInTransaction(this.connection.runner, false);
      this.connection.onWrite = null;
    }
    done.forEach(({ job, value }) => job.resolve(value));
  }

  /** A savepoint is taken only at the operation's first write: refused and deferred work costs none. */
  private async attempt(job: Waiting, done: Done[], entries: Entry[]): Promise<void> {
    let touched = false;
    this.connection.onWrite = async () => {
      touched = true;
      await this.connection.control('SAVEPOINT operation');
    };
    try {
      const result = await job.work(this.connection.manager as EntityManager, () => touched);
      if (touched) await this.connection.control('RELEASE operation');
      entries.push(...(result.entries as Entry[]));
      done.push({ job, value: result.value });
    } catch (error) {
      if (touched) await this.connection.control('ROLLBACK TO operation; RELEASE operation');
      job.reject(error);
    }
  }
}
