import { mkdirSync } from 'node:fs';
import type { DataSource } from 'typeorm';
import type { Settings } from '../settings/settings.js';
import { PostgresConnection, SqliteConnection } from './connection.js';
import { openDataSource } from './data-source.js';
import { GroupWriter, type GroupLimits } from './group-writer.js';
import { PoolWriter } from './pool-writer.js';
import { PoolReader, SqliteReader, type Look, type Reader } from './reader.js';
import type { Lane, Settle, Work, Writer } from './writer.js';

type Entities = Parameters<typeof openDataSource>[1];
const EXCLUSIVE_READERS = 3;
/** While one lane waits for its commit the other works. */
const GROUP_LANES = 2;

/** What is written before a commit; `settleGroup` where the acts of a commit were grouped by us. */
export interface Opening<Entry> {
  settle: Settle<Entry>;
  settleGroup: Settle<Entry>;
  limits?: GroupLimits | undefined;
}

/** The database of one process: one way to write, one way to read, nothing else. */
export class Database<Entry = unknown> {
  private readonly lanes: (SqliteConnection | PostgresConnection)[] = [];

  private constructor(
    readonly kind: 'sqlite' | 'postgres',
    /** For migrations and start-up checks only; operations never see it. */
    readonly source: DataSource,
    private readonly open: { writer: Writer<Entry> | null; releases: Writer<Entry> | null; reader: Reader | null },
    private readonly settings: Settings,
    private readonly entities: Entities,
  ) {}

  /** Connects the writing side only, so that migrations can run before anybody reads. */
  static async connect<Entry>(settings: Settings, entities: Entities): Promise<Database<Entry>> {
    if (settings.databaseKind === 'sqlite') mkdirSync(settings.dataDir, { recursive: true, mode: 0o700 });
    const source = await openDataSource(settings, entities, 'writer');
    return new Database<Entry>(
      settings.databaseKind,
      source,
      { writer: null, releases: null, reader: null },
      settings,
      entities,
    );
  }

  /** Runs schema and key work while no other process does: several may start at once on one PostgreSQL. */
  async alone<T>(work: () => Promise<T>): Promise<T> {
    if (this.kind === 'sqlite') return work();
    const runner = this.source.createQueryRunner();
    try {
      await runner.query('select pg_advisory_lock(7305210)');
      return await work();
    } finally {
      await runner.query('select pg_advisory_unlock(7305210)').finally(() => runner.release());
    }
  }

  async migrate(): Promise<void> {
    await this.source.runMigrations({ transaction: 'each' });
  }

  /** Opens for operations. `settle` writes log and outbox rows before each commit. */
  async start({ settle, settleGroup, limits }: Opening<Entry>): Promise<void> {
    if (this.kind === 'postgres') {
      this.open.writer = new PoolWriter(this.source, settle);
      for (let i = 0; i < GROUP_LANES; i++)
        this.lanes.push(await PostgresConnection.over(this.source.createQueryRunner()));
      this.open.releases = new GroupWriter(this.lanes, settleGroup, limits);
      this.open.reader = new PoolReader(await openDataSource(this.settings, this.entities, 'reader'));
      return;
    }
    this.lanes.push(await SqliteConnection.over(this.source.createQueryRunner()));
    this.open.writer = this.open.releases = new GroupWriter(this.lanes, settleGroup, limits);
    this.open.reader = await this.sqliteReader();
  }

  private async sqliteReader(): Promise<SqliteReader> {
    const sources: DataSource[] = [];
    const connections: SqliteConnection[] = [];
    for (let i = 0; i <= EXCLUSIVE_READERS; i++) {
      const source = await openDataSource(this.settings, this.entities, 'reader');
      sources.push(source);
      connections.push(await SqliteConnection.over(source.createQueryRunner()));
    }
    const [shared, ...exclusive] = connections as [SqliteConnection, ...SqliteConnection[]];
    return new SqliteReader(shared, exclusive, sources);
  }

  write<T>(work: Work<T, Entry>, lane: Lane = 'acts'): Promise<T> {
    const writer = lane === 'releases' ? this.open.releases : this.open.writer;
    if (!writer) throw new Error('The database is not open for writing');
    return writer.write(work, lane);
  }

  read<T>(look: Look<T>, snapshot = false): Promise<T> {
    if (!this.open.reader) throw new Error('The database is not open for reading');
    return this.open.reader.read(look, snapshot);
  }

  async close(): Promise<void> {
    await this.open.writer?.idle();
    await this.open.releases?.idle();
    await this.open.reader?.close();
    for (const lane of this.lanes) await lane.end();
    if (this.source.isInitialized) await this.source.destroy();
  }
}
