import type { DataSource, EntityManager } from 'typeorm';
import { PostgresConnection, SqliteConnection } from './connection.js';

export type Look<T> = (db: EntityManager) => Promise<T>;

/** Connections that cannot write. `snapshot` gives one consistent view over several statements. */
export interface Reader {
  read<T>(look: Look<T>, snapshot: boolean): Promise<T>;
  close(): Promise<void>;
}

export class PoolReader implements Reader {
  constructor(private readonly source: DataSource) {}

  async read<T>(look: Look<T>, snapshot: boolean): Promise<T> {
    const runner = this.source.createQueryRunner();
    try {
      const connection = await PostgresConnection.over(runner);
      connection.readsOnly = true;
      if (!snapshot) return await look(connection.manager);
      await connection.control('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
      try {
        return await look(connection.manager);
      } finally {
        await connection.control('COMMIT');
      }
    } finally {
      await runner.release();
    }
  }

  close(): Promise<void> {
    return this.source.destroy();
  }
}

/** SQLite: one shared connection for single looks, a few exclusive ones for looks that need one view of several statements. */
export class SqliteReader implements Reader {
  private readonly waiting: ((connection: SqliteConnection) => void)[] = [];
  private readonly free: SqliteConnection[];

  constructor(
    private readonly shared: SqliteConnection,
    exclusive: SqliteConnection[],
    private readonly sources: DataSource[],
  ) {
    this.free = [...exclusive];
    this.all = [shared, ...exclusive];
    for (const connection of this.all) connection.readsOnly = true;
  }

  private readonly all: SqliteConnection[];

  async read<T>(look: Look<T>, snapshot: boolean): Promise<T> {
    if (!snapshot) return look(this.shared.manager);
    const connection = this.free.pop() ?? (await new Promise<SqliteConnection>((take) => this.waiting.push(take)));
    try {
      await connection.control('BEGIN');
      return await look(connection.manager);
    } finally {
      await connection.control('COMMIT').catch(() => undefined);
      const next = this.waiting.shift();
      if (next) next(connection);
      else this.free.push(connection);
    }
  }

  async close(): Promise<void> {
    for (const connection of this.all) await connection.end();
    for (const source of this.sources) await source.destroy();
  }
}
