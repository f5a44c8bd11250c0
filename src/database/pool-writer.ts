import type { DataSource } from 'typeorm';
import { PostgresConnection, setInTransaction } from './connection.js';
import type { Settle, Work, Writer } from './writer.js';

/** PostgreSQL: every operation has its own transaction on a pooled connection; the server groups the commits. */
export class PoolWriter<Entry> implements Writer<Entry> {
  private running = 0;

  constructor(
    private readonly source: DataSource,
    private readonly settle: Settle<Entry>,
  ) {}

  async write<T>(work: Work<T, Entry>): Promise<T> {
    this.running++;
    const runner = this.source.createQueryRunner();
    try {
      const connection = await PostgresConnection.over(runner);
      return await this.transact(connection, work);
    } finally {
      await runner.release();
      this.running--;
    }
  }

  async idle(): Promise<void> {
    while (this.running > 0) await new Promise((resolve) => setTimeout(resolve, 5));
  }

  private async transact<T>(connection: PostgresConnection, work: Work<T, Entry>): Promise<T> {
    let touched = false;
    connection.onWrite = () => {
      touched = true;
      return Promise.resolve();
    };
    await connection.control('BEGIN');
    setInTransaction(connection.runner, true);
    try {
      const result = await work(connection.manager, () => touched);
      connection.onWrite = null;
      if (result.entries.length > 0) await this.settle(connection.manager, result.entries);
      await connection.control('COMMIT');
      return result.value;
    } catch (error) {
      await connection.control('ROLLBACK').catch(() => undefined);
      throw error;
    } finally {
      setInTransaction(connection.runner, false);
    }
  }
}
