import { createHash } from 'node:crypto';
import type { PoolClient } from 'pg';
import type { Database as SqliteHandle, Statement } from 'sqlite3';
import type { EntityManager, QueryRunner } from 'typeorm';

type Row = Record<string, unknown>;

/** One database connection behind an `EntityManager`: raw prepared statements beside TypeORM, and notice of the first write. */
export interface Connection {
  readonly kind: 'sqlite' | 'postgres';
  readonly manager: EntityManager;
  /** Called before the first statement that may write, once; null when nobody wants to know. */
  onWrite: (() => Promise<void>) | null;
  readsOnly: boolean;
  query(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** A statement of ours (begin, savepoint, commit): no notice of a write. */
  control(text: string): Promise<void>;
}

/** A connection whose transactions we begin and end ourselves. */
export interface RunnerConnection extends Connection {
  readonly runner: QueryRunner;
}

const connections = new WeakMap<EntityManager, Connection>();

/** The connection a manager belongs to. Only managers handed out by an operation have one. */
export function connectionOf(db: EntityManager): Connection {
  const connection = connections.get(db);
  if (!connection) throw new Error('This entity manager was not handed out by an operation');
  return connection;
}

const READS = /^\s*(select|values|explain)\b/i;
const WITH_READS = /^\s*with\b(?![\s\S]*\b(insert|update|delete)\b)/i;
const KNOWN_TEXTS = 2000;
const writes = new Map<string, boolean>();

function mayWrite(text: string): boolean {
  const known = writes.get(text);
  if (known !== undefined) return known;
  const answer = !READS.test(text) && !WITH_READS.test(text);
  if (writes.size < KNOWN_TEXTS) writes.set(text, answer);
  return answer;
}

/** Makes TypeORM's own statements on this runner give the same notice as ours. */
function watch(runner: QueryRunner, connection: Connection): void {
  const query = runner.query.bind(runner) as QueryRunner['query'];
  runner.query = (async (text: string, parameters?: unknown[], structured?: boolean) => {
    await notice(connection, text);
    return query(text, parameters as never, structured as never);
  }) as QueryRunner['query'];
  connections.set(runner.manager, connection);
}

async function notice(connection: Connection, text: string): Promise<void> {
  // The connection is read-only anyway; this also stops a statement that would make it writable.
  if (connection.readsOnly && mayWrite(text)) throw new Error('What is not recorded cannot write');
  if (!connection.onWrite || !mayWrite(text)) return;
  const told = connection.onWrite;
  connection.onWrite = null;
  await told();
}

/** Tells TypeORM that a transaction of ours is open, so that its own saves join it. */
export function setInTransaction(runner: QueryRunner, active: boolean): void {
  (runner as { isTransactionActive: boolean }).isTransactionActive = active;
}

const CACHED_STATEMENTS = 300;

export class SqliteConnection implements RunnerConnection {
  readonly kind = 'sqlite';
  onWrite: (() => Promise<void>) | null = null;
  readsOnly = false;
  private readonly statements = new Map<string, Promise<Statement>>();

  private constructor(
    private readonly handle: SqliteHandle,
    readonly runner: QueryRunner,
    /** TypeORM has one runner for SQLite and gives it another manager whenever somebody asks for a runner: ours is kept. */
    readonly manager: EntityManager,
  ) {}

  static async over(runner: QueryRunner): Promise<SqliteConnection> {
    const handle = (await runner.connect()) as SqliteHandle;
    const connection = new SqliteConnection(handle, runner, runner.manager);
    watch(runner, connection);
    return connection;
  }

  async query(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    await notice(this, text);
    const statement = await this.prepared(text);
    return new Promise((resolve, reject) => {
      statement.all(values, (error: Error | null, found: unknown) =>
        error ? reject(error) : resolve((found ?? []) as Row[]),
      );
    });
  }

  control(text: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.handle.exec(text, (error) => (error ? reject(error) : resolve()));
    });
  }

  /** Kept as promises: two requests that need the same new statement at once share it, and none is left behind at the end. */
  private prepared(text: string): Promise<Statement> {
    const known = this.statements.get(text);
    if (known) return known;
    const made = new Promise<Statement>((resolve, reject) => {
      const statement: Statement = this.handle.prepare(text, (error: Error | null) =>
        error ? reject(error) : resolve(statement),
      );
    });
    made.catch(() => this.statements.delete(text));
    if (this.statements.size >= CACHED_STATEMENTS) this.forgetOldest();
    this.statements.set(text, made);
    return made;
  }

  private forgetOldest(): void {
    const [oldest] = this.statements;
    if (!oldest) return;
    this.statements.delete(oldest[0]);
    void oldest[1].then(
      (statement) => statement.finalize(),
      () => undefined,
    );
  }

  /** SQLite closes only when no prepared statement is left. */
  async end(): Promise<void> {
    for (const made of this.statements.values()) {
      const statement = await made.catch(() => null);
      if (statement) await new Promise<void>((done) => statement.finalize(() => done()));
    }
    this.statements.clear();
  }
}

const names = new Map<string, string>();

function nameOf(text: string): string {
  let name = names.get(text);
  if (!name) {
    name = createHash('sha256').update(text).digest('hex').slice(0, 32);
    if (names.size < 5000) names.set(text, name);
  }
  return name;
}

export class PostgresConnection implements RunnerConnection {
  readonly kind = 'postgres';
  onWrite: (() => Promise<void>) | null = null;
  readsOnly = false;

  private running: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly client: PoolClient,
    readonly runner: QueryRunner,
  ) {}

  get manager(): EntityManager {
    return this.runner.manager;
  }

  static async over(runner: QueryRunner): Promise<PostgresConnection> {
    const client = (await runner.connect()) as PoolClient;
    const connection = new PostgresConnection(client, runner);
    watch(runner, connection);
    return connection;
  }

  /** One statement at a time: whoever asks while another runs waits for it. */
  query(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    const answer = this.running.then(() => this.ask(text, values));
    this.running = answer.catch(() => undefined);
    return answer;
  }

  private async ask(text: string, values: readonly unknown[]): Promise<Row[]> {
    await notice(this, text);
    // Statements with very long value lists differ at every call: preparing them would only fill the server's memory.
    // A long one with few values is the same each time, as that of a release: planning it costs more than running it.
    const prepare = text.length < 4000 || values.length < 64;
    const result = await this.client.query({ ...(prepare ? { name: nameOf(text) } : {}), text, values: [...values] });
    return result.rows as Row[];
  }

  async control(text: string): Promise<void> {
    await this.client.query(text);
  }

  /** Gives the connection back to its pool. */
  end(): Promise<void> {
    return this.runner.release();
  }
}
