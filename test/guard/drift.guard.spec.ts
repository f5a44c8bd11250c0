import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Column, Entity, PrimaryColumn, TableColumn, type DataSource } from 'typeorm';
import { openDataSource } from '../../src/database/data-source.js';
import { MIGRATIONS } from '../../src/database/migrations.js';
import { appliedMigrations, pendingMigrations, refuseNewerSchema } from '../../src/database/schema.js';
import { ENTITIES } from '../../src/entities.js';
import { loadSettings, type Settings } from '../../src/settings/settings.js';
import { freshPostgres, KINDS } from '../support/databases.js';

@Entity('planted')
class Planted {
  @PrimaryColumn('varchar') id: string;
  @Column('varchar', { nullable: true }) text: string | null;
}

/** What TypeORM would change to make the database fit the entities. */
async function drift(source: DataSource): Promise<string[]> {
  const { upQueries } = await source.driver.createSchemaBuilder().log();
  return upQueries.map((statement) => statement.query);
}

/** Tables, columns and indexes as the database tells them, in an order of our own. */
async function shape(source: DataSource): Promise<unknown> {
  const found =
    source.options.type === 'postgres'
      ? await source.query(
          `select table_name as t, column_name as c, data_type as d, is_nullable as n from information_schema.columns where table_schema = 'public'
           union all select tablename, indexname, indexdef, '' from pg_indexes where schemaname = 'public' order by 1, 2, 3`,
        )
      : await source.query(
          `select tbl_name as t, name as c, sql as d from sqlite_master where name not like 'sqlite_%' order by 1, 2`,
        );
  return (found as { t: string }[]).filter((row) => row.t !== 'schema_migration');
}

describe.each(KINDS)('entities and migrations (%s)', (kind) => {
  const opened: DataSource[] = [];
  const directory = mkdtempSync(join(tmpdir(), 'releve-drift-'));
  let drop: () => Promise<void> = () => Promise.resolve();
  let settings: Settings;
  let source: DataSource;

  const open = async (entities: Parameters<typeof openDataSource>[1]): Promise<DataSource> => {
    const made = await openDataSource(settings, entities, 'writer');
    opened.push(made);
    return made;
  };

  beforeAll(async () => {
    const database = kind === 'postgres' ? await freshPostgres() : null;
    drop = database?.drop ?? drop;
    const environment = {
      NODE_ENV: 'test',
      RELEVE_DATA_DIR: directory,
      ...(database ? { DATABASE_URL: database.url } : {}),
    };
    settings = loadSettings({ environment, home: resolve(__dirname, '../..') });
    source = await open(ENTITIES);
    await source.runMigrations({ transaction: 'each' });
  });

  afterAll(async () => {
    for (const made of opened) await made.destroy();
    await drop();
    rmSync(directory, { recursive: true, force: true });
  });

  it('agree', async () => expect(await drift(source)).toEqual([]));

  it('would not agree if an entity had no table', async () => {
    const planted = await open([...ENTITIES, Planted]);
    expect(await drift(planted)).toEqual([expect.stringMatching(/create table "planted"/i)]);
  });

  it('would not agree if a table had a column that no entity knows', async () => {
    const runner = source.createQueryRunner();
    const column = new TableColumn({ name: 'planted', type: 'varchar', isNullable: true });
    await runner.addColumn('lease', column);
    expect((await drift(source)).join('\n')).toMatch(/lease/);
    await runner.dropColumn('lease', column);
    expect(await drift(source)).toEqual([]);
    await runner.release();
  });

  it('each migration goes down to nothing and up to the same again', async () => {
    const before = await shape(source);
    for (let left = MIGRATIONS.length; left > 0; left--) {
      expect(await appliedMigrations(source)).toHaveLength(left);
      await source.undoLastMigration({ transaction: 'each' });
      await source.runMigrations({ transaction: 'each' });
      expect(await drift(source)).toEqual([]);
      for (let undo = MIGRATIONS.length; undo >= left; undo--) await source.undoLastMigration({ transaction: 'each' });
    }
    expect(await shape(source)).toEqual([]);
    expect(await pendingMigrations(source)).toHaveLength(MIGRATIONS.length);
    await source.runMigrations({ transaction: 'each' });
    expect(await shape(source)).toEqual(before);
    // Every migration is undone as often as there are others: the time grows with their square.
  }, 240_000);

  it('every column is text or a whole number: nothing that one database stores another way', () => {
    const others = source.entityMetadatas.flatMap((entity) =>
      entity.columns
        .filter((column) => !['varchar', 'text', 'integer'].includes(String(column.type)))
        .map((column) => `${entity.tableName}.${column.propertyName}`),
    );
    expect(others).toEqual([]);
  });

  it('a schema of a newer version is refused', async () => {
    await refuseNewerSchema(source);
    await source.query(
      `insert into schema_migration (timestamp, name) values (1999999999999, 'FromTheFuture1999999999999')`,
    );
    await expect(refuseNewerSchema(source)).rejects.toMatchObject({ code: 'schema.newer' });
    await source.query(`delete from schema_migration where name = 'FromTheFuture1999999999999'`);
  });
});
