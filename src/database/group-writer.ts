import { Failure } from '../kernel/failure.js';
import { setInTransaction, type RunnerConnection } from './connection.js';
import type { Lane, Settle, Work, Writer } from './writer.js';

interface Waiting {
  lane: Lane;
  work: Work<unknown, unknown>;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
}

interface Done {
  job: Waiting;
  value: unknown;
  entries: unknown[];
}

export interface GroupLimits {
  /** Operations in one commit. */
  size: number;
  /** Once a group has worked this long it commits with what it has. */
  milliseconds: number;
}

/** The transaction itself was lost to one operation's error: the others of its group begin again. */
class Lost extends Error {}

/**
 * Many acts, one durable commit. Operations wait in line, run one after the other in one transaction, each undone alone
 * when it fails, and are answered together once it is committed. SQLite's only writing connection
 * carries everything; on PostgreSQL a few connections carry the releases, which mostly read.
 */
export class GroupWriter<Entry> implements Writer<Entry> {
  private readonly line: Waiting[] = [];
  private readonly free: RunnerConnection[];
  private readonly working = new Set<Promise<void>>();

  constructor(
    connections: readonly RunnerConnection[],
    private readonly settle: Settle<Entry>,
    private readonly limits: GroupLimits = { size: 256, milliseconds: 25 },
  ) {
    this.free = [...connections];
  }

  write<T>(work: Work<T, Entry>, lane: Lane = 'acts'): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.line.push({ lane, work, resolve: resolve as (value: unknown) => void, reject });
      const connection = this.free.pop();
      if (!connection) return;
      const shift = this.drain(connection);
      this.working.add(shift);
      void shift.finally(() => this.working.delete(shift));
    });
  }

  /** Resolves when the line is empty; used before closing. */
  async idle(): Promise<void> {
    while (this.working.size > 0) await Promise.all(this.working);
  }

  /** Finding the line empty and laying down the connection are one step: a write in between would wait for nobody. */
  private async drain(connection: RunnerConnection): Promise<void> {
    try {
      while (this.line.length > 0) await this.group(connection);
    } finally {
      this.free.push(connection);
    }
  }

  private async group(connection: RunnerConnection): Promise<void> {
    const done: Done[] = [];
    try {
      await connection.control(connection.kind === 'sqlite' ? 'BEGIN IMMEDIATE' : 'BEGIN');
    } catch (error) {
      this.line.splice(0).forEach((job) => job.reject(error));
      return;
    }
    setInTransaction(connection.runner, true);
    try {
      await this.workThrough(connection, done);
      const entries = done.flatMap((each) => each.entries) as Entry[];
      if (entries.length > 0) await this.settle(connection.manager, entries);
      await connection.control('COMMIT');
    } catch (error) {
      await connection.control('ROLLBACK').catch(() => undefined);
      if (error instanceof Lost) this.line.unshift(...done.map(({ job }) => job));
      else done.forEach(({ job }) => job.reject(error));
      return;
    } finally {
      setInTransaction(connection.runner, false);
      connection.onWrite = null;
    }
    done.forEach(({ job, value }) => job.resolve(value));
  }

  private async workThrough(connection: RunnerConnection, done: Done[]): Promise<void> {
    const { size, milliseconds } = this.limits;
    const started = performance.now();
    const lane = this.line[0]?.lane;
    for (let next = this.line[0]; next && next.lane === lane; next = this.line[0]) {
      this.line.shift();
      await this.attempt(connection, next, done);
      if (done.length >= size || performance.now() - started >= milliseconds) break;
    }
    connection.onWrite = null;
  }

  /** A savepoint is taken only at the operation's first write: refused and deferred work costs none. */
  private async attempt(connection: RunnerConnection, job: Waiting, done: Done[]): Promise<void> {
    let touched = false;
    connection.onWrite = async () => {
      touched = true;
      await connection.control('SAVEPOINT operation');
    };
    try {
      const { value, entries } = await job.work(connection.manager, () => touched);
      if (touched) await connection.control('RELEASE SAVEPOINT operation');
      done.push({ job, value, entries });
    } catch (error) {
      job.reject(error);
      if (touched) await connection.control('ROLLBACK TO SAVEPOINT operation; RELEASE SAVEPOINT operation');
      // PostgreSQL gives up the whole transaction at the first statement that fails outside a savepoint.
      else if (connection.kind === 'postgres' && !(error instanceof Failure)) throw new Lost();
    }
  }
}
