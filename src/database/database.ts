import { mkdirSync } from 'node:fs';
import type { DataSource } from 'typeorm';
import type { Settings } from '../settings/settings.js';
import { SqliteConnection } from './connection.js';
import { openDataSource } from './data-source.js';
import { GroupWriter, type GroupLimits } from './group-writer.js';
import { PoolWriter } from './pool-writer.js';
import { PoolReader, SqliteReader, type Look, type Reader } from './reader.js';
import type { Settle, Work, Writer } from './writer.js';

type Entities = Parameters<typeof openDataSource>[1];
const EXCLUSIVE_READERS = 3;

/** The database of one process: one way to write, one way to read, nothing else. */
export class Database<Entry = unknown> {
  private constructor(
    readonly kind: 'sqlite' | 'postgres',
    /** For migrations and start-up checks only; operations never see it. */
    readonly source: DataSource,
    private readonly open: { writer: Writer<Entry> | null; reader: Reader | null },
    private readonly settings: Settings,
    private readonly entities: Entities,
  ) {}

  /** Connects the writing side only, so that migrations can run before anybody reads. */
  static async connect<Entry>(settings: Settings, entities: Entities): Promise<Database<Entry>> {
    if (settings.databaseKind === 'sqlite') mkdirSync(settings.dataDir, { recursive: true, mode: 0o700 });
    const source = await openDataSource(settings, entities, 'writer');
    return new Database<Entry>(settings.databaseKind, source, { writer: null, reader: null }, settings, entities);
  }

  /** Brings the schema up to date. Several processes may start at once: PostgreSQL lets one of them migrate. */
  async migrate(): Promise<void> {
    if (this.kind === 'postgres') await this.source.query('select pg_advisory_lock(7305210)');
    try {
      await this.source.runMigrations({ transaction: 'each' });
    } finally {
      if (this.kind === 'postgres') await this.source.query('select pg_advisory_unlock_all()');
    }
  }

  /** Opens for operations. `settle` writes ledger and outbox rows before each commit. */
  async start(settle: Settle<Entry>, limits?: GroupLimits): Promise<void> {
    if (this.kind === 'postgres') {
      this.open.writer = new PoolWriter(this.source, settle);
      this.open.reader = new PoolReader(await openDataSource(this.settings, this.entities, 'reader'));
      return;
    }
    this.sqliteWriter = await SqliteConnection.over(this.source.createQueryRunner());
    this.open.writer = new GroupWriter(this.sqliteWriter, settle, limits);
    const sources: DataSource[] = [];
    const connections: SqliteConnection[] = [];
    for (let i = 0; i <= EXCLUSIVE_READERS; i++) {
      const source = await openDataSource(this.settings, this.entities, 'reader');
      sources.push(source);
      connections.push(await SqliteConnection.over(source.createQueryRunner()));
    }
    const [shared, ...exclusive] = connections as [SqliteConnection, ...SqliteConnection[]];
    this.open.reader = new SqliteReader(shared, exclusive, sources);
  }

  private sqliteWriter: SqliteConnection | null = null;

  write<T>(work: Work<T, Entry>): Promise<T> {
    if (!this.open.writer) throw new Error('The database is not open for writing');
    return this.open.writer.write(work);
  }

  read<T>(look: Look<T>, snapshot = false): Promise<T> {
    if (!this.open.reader) throw new Error('The database is not open for reading');
    return this.open.reader.read(look, snapshot);
  }

  async close(): Promise<void> {
    await this.open.writer?.idle();
    await this.open.reader?.close();
    await this.sqliteWriter?.finalize();
    if (this.source.isInitialized) await this.source.destroy();
  }
}
