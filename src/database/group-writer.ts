import { Failure } from '../kernel/failure.js';
import { setInTransaction, type RunnerConnection } from './connection.js';
import type { Settle, Work, Writer } from './writer.js';

interface Waiting {
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
 * when it fails, and are answered together once it is committed. SQLite has one lane, its only writing connection, for
 * everything; on PostgreSQL a few lanes carry the releases, which mostly read.
 */
export class GroupWriter<Entry> implements Writer<Entry> {
  private readonly line: Waiting[] = [];
  private readonly free: RunnerConnection[];
  private readonly working = new Set<Promise<void>>();

  constructor(
    lanes: readonly RunnerConnection[],
    private readonly settle: Settle<Entry>,
    private readonly limits: GroupLimits = { size: 256, milliseconds: 25 },
  ) {
    this.free = [...lanes];
  }

  write<T>(work: Work<T, Entry>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.line.push({ work, resolve: resolve as (value: unknown) => void, reject });
      const lane = this.free.pop();
      if (!lane) return;
      const shift = this.drain(lane).finally(() => {
        this.free.push(lane);
        this.working.delete(shift);
      });
      this.working.add(shift);
    });
  }

  /** Resolves when the line is empty; used before closing. */
  async idle(): Promise<void> {
    while (this.working.size > 0) await Promise.all(this.working);
  }

  private async drain(lane: RunnerConnection): Promise<void> {
    while (this.line.length > 0) await this.group(lane);
  }

  private async group(lane: RunnerConnection): Promise<void> {
    const done: Done[] = [];
    try {
      await lane.control(lane.kind === 'sqlite' ? 'BEGIN IMMEDIATE' : 'BEGIN');
    } catch (error) {
      this.line.splice(0).forEach((job) => job.reject(error));
      return;
    }
    setInTransaction(lane.runner, true);
    try {
      await this.workThrough(lane, done);
      const entries = done.flatMap((each) => each.entries) as Entry[];
      if (entries.length > 0) await this.settle(lane.manager, entries);
      await lane.control('COMMIT');
    } catch (error) {
      await lane.control('ROLLBACK').catch(() => undefined);
      if (error instanceof Lost) this.line.unshift(...done.map(({ job }) => job));
      else done.forEach(({ job }) => job.reject(error));
      return;
    } finally {
      setInTransaction(lane.runner, false);
      lane.onWrite = null;
    }
    done.forEach(({ job, value }) => job.resolve(value));
  }

  private async workThrough(lane: RunnerConnection, done: Done[]): Promise<void> {
    const { size, milliseconds } = this.limits;
    const started = performance.now();
    for (let job = this.line.shift(); job; job = this.line.shift()) {
      await this.attempt(lane, job, done);
      if (done.length >= size || performance.now() - started >= milliseconds) break;
    }
    lane.onWrite = null;
  }

  /** A savepoint is taken only at the operation's first write: refused and deferred work costs none. */
  private async attempt(lane: RunnerConnection, job: Waiting, done: Done[]): Promise<void> {
    let touched = false;
    lane.onWrite = async () => {
      touched = true;
      await lane.control('SAVEPOINT operation');
    };
    try {
      const { value, entries } = await job.work(lane.manager, () => touched);
      if (touched) await lane.control('RELEASE SAVEPOINT operation');
      done.push({ job, value, entries });
    } catch (error) {
      job.reject(error);
      if (touched) await lane.control('ROLLBACK TO SAVEPOINT operation; RELEASE SAVEPOINT operation');
      // PostgreSQL gives up the whole transaction at the first statement that fails outside a savepoint.
      else if (lane.kind === 'postgres' && !(error instanceof Failure)) throw new Lost();
    }
  }
}
